import { forward } from 'mgrs';
import type { Alert, LonLat, Place } from './contract';
import { leftToRight, named, plain, text, type Key } from './messages';
import type { Track } from './picture';
import { span } from './clock';

const EARTH_METRES = 6_371_000;
const STILL_METRES_PER_SECOND = 0.3;

export function metresBetween(a: LonLat, b: LonLat): number {
    const radians = Math.PI / 180;
    const x = (b[0] - a[0]) * radians * Math.cos(((a[1] + b[1]) / 2) * radians);
    return EARTH_METRES * Math.hypot(x, (b[1] - a[1]) * radians);
}

/** Degrees clockwise from north, 0 to 360. */
export function bearingBetween(a: LonLat, b: LonLat): number {
    const x = (b[0] - a[0]) * Math.cos(((a[1] + b[1]) / 2) * (Math.PI / 180));
    return ((Math.atan2(x, b[1] - a[1]) * 180) / Math.PI + 360) % 360;
}

export function compass(bearingDegrees: number): string {
    return plain(`compass.${Math.round(bearingDegrees / 45) % 8}` as Key);
}

export function bearing(degrees: number): string {
    const whole = ((Math.round(degrees) % 360) + 360) % 360;
    return leftToRight(`${String(whole).padStart(3, '0')}°`);
}

/** Two figures, as one would say it: 480 m, 2.4 km. */
export function distance(metres: number): string {
    if (metres >= 10_000) return plain('unit.km', { n: Math.round(metres / 1000) });
    if (metres >= 995) return plain('unit.km', { n: (metres / 1000).toFixed(1) });
    const step = metres >= 100 ? 10 : metres >= 20 ? 5 : 1;
    return plain('unit.m', { n: Math.round(metres / step) * step });
}

export function speed(metresPerSecond: number): string {
    return plain('unit.mps', { n: metresPerSecond.toFixed(metresPerSecond < 10 ? 1 : 0) });
}

export function isStill(track: Track): boolean {
    return track.speed < STILL_METRES_PER_SECOND;
}

/** 38S MF 52140 61875: to one metre. */
export function grid(at: LonLat): string {
    const packed = forward(at, 5);
    const found = /^(\d{1,2}[A-Z])([A-Z]{2})(\d{5})(\d{5})$/.exec(packed);
    return found ? found.slice(1).join(' ') : packed;
}

export function nearest(places: Place[], at: LonLat): { name: string; metres: number; from: LonLat } | undefined {
    let best: { name: string; metres: number; from: LonLat } | undefined;
    for (const place of places) {
        const from: LonLat = [place.lon, place.lat];
        const metres = metresBetween(from, at);
        if (!best || metres < best.metres) best = { name: named(place.name), metres, from };
    }
    return best;
}

/** Where something is, as a person would say it. */
export function placeInWords(places: Place[], at: LonLat): string {
    const near = nearest(places, at);
    if (!near) return leftToRight(grid(at));
    if (near.metres < 30) return text('place.at', { place: near.name });
    return text('place.of', {
        distance: distance(near.metres),
        compass: compass(bearingBetween(near.from, at)),
        place: near.name,
    });
}

export function headlineKey(alert: Alert): Key {
    return `alert.${alert.event}.${alert.class}` as Key;
}

export function headlineValues(alert: Alert): { zone: string; time: string } {
    return { zone: named(alert.zoneName), time: span(alert.seconds * 1000) };
}

export function headline(alert: Alert): string {
    return text(headlineKey(alert), headlineValues(alert));
}

export function times(count: number): string {
    return leftToRight(plain('label.count', { n: count }));
}

/** Several names as one phrase. */
export function list(names: string[]): string {
    return names.reduce((first, second) => (first ? plain('evidence.list', { first, second }) : second), '');
}

export function className(track: Track): string {
    return plain(track.own ? 'class.own' : (`class.${track.class}` as Key));
}

export function trackName(track: Track): string {
    return track.name || track.own || plain('label.track', { class: className(track), n: track.n });
}
