import type { Alert, Health, PictureDelta, FullPicture, TrackReport, Zone } from './contract';

export const TRAIL_SECONDS = 300;
const TRAIL_STEP_SECONDS = 2;
const MERCATOR_LIMIT = 85;

/** A place in Web Mercator, 0 to 1 from the date line and from the north; seconds since 1970. */
export interface TrailPoint {
    x: number;
    y: number;
    seconds: number;
}

export interface Track extends TrackReport {
    x: number;
    y: number;
    past: TrailPoint[];
}

export interface Picture {
    /** Number of the last message, −1 before the first. */
    number: number;
    time: number;
    tracks: Map<number, Track>;
    alerts: Map<string, Alert>;
    health: Map<string, Health>;
    zones: Zone[];
    coverage: number;
}

export function emptyPicture(): Picture {
    return {
        number: -1,
        time: 0,
        tracks: new Map(),
        alerts: new Map(),
        health: new Map(),
        zones: [],
        coverage: -1,
    };
}

export function mercatorX(lon: number): number {
    return (180 + lon) / 360;
}

export function mercatorY(lat: number): number {
    const bounded = Math.max(-MERCATOR_LIMIT, Math.min(MERCATOR_LIMIT, lat));
    return (1 - Math.log(Math.tan(Math.PI / 4 + (bounded * Math.PI) / 360)) / Math.PI) / 2;
}

function thinned(points: TrailPoint[], now: number): TrailPoint[] {
    const kept: TrailPoint[] = [];
    for (const point of points) {
        if (point.seconds < now - TRAIL_SECONDS) continue;
        const last = kept.at(-1);
        if (!last || point.seconds - last.seconds >= TRAIL_STEP_SECONDS) kept.push(point);
    }
    return kept;
}

function track(report: TrackReport, before: Track | undefined, time: number): Track {
    const x = mercatorX(report.lon);
    const y = mercatorY(report.lat);
    const seconds = time / 1000;
    const trail = report.trail
        ? report.trail.map(([lon, lat, at]) => ({ x: mercatorX(lon), y: mercatorY(lat), seconds: at }))
        : [...(before?.past ?? [])];
    if (seconds > (trail.at(-1)?.seconds ?? -Infinity)) trail.push({ x, y, seconds });
    return { ...report, x, y, past: thinned(trail, seconds) };
}

export function replace(message: FullPicture): Picture {
    const time = Date.parse(message.time);
    return {
        number: message.number,
        time,
        tracks: new Map(message.tracks.map((t) => [t.n, track(t, undefined, time)])),
        alerts: new Map(message.alerts.map((a) => [a.id, a])),
        health: new Map(message.health.map((h) => [h.sensor, h])),
        zones: message.zones,
        coverage: message.coverage,
    };
}

/** Changes the picture in place; false, and nothing changed, when a message between is missing. */
export function apply(picture: Picture, delta: PictureDelta): boolean {
    if (picture.number < 0 || delta.number !== picture.number + 1) return false;
    picture.number = delta.number;
    picture.time = Date.parse(delta.time);
    for (const report of delta.tracks) {
        picture.tracks.set(report.n, track(report, picture.tracks.get(report.n), picture.time));
    }
    for (const n of delta.gone) picture.tracks.delete(n);
    for (const alert of delta.alerts) picture.alerts.set(alert.id, alert);
    for (const health of delta.health) picture.health.set(health.sensor, health);
    if (delta.zones) picture.zones = delta.zones;
    picture.coverage = delta.coverage;
    return true;
}
