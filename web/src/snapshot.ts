import { language, named } from './messages';
import type { Overlay } from './overlay';
import type { Watch } from './watch';

export interface Snapshot {
    connected: boolean;
    language: string;
    light: string;
    number: number;
    camera: string | undefined;
    chosenTrack: number | undefined;
    chosenAlert: string | undefined;
    framesDecoded: number;
    lagSeconds: number | undefined;
    trackCount: number;
    /** Of the map as it stands. */
    metresPerPixel: number;
    tracks: { n: number; class: string; status: string; lat: number; lon: number; x: number; y: number }[];
    alerts: { id: string; severity: string; event: string; state: string; by: string; zone: string }[];
    zones: { id: string; name: string; kind: string; rules: number }[];
    health: { sensor: string; state: string; isOff: boolean; isCorrected: boolean }[];
}

declare global {
    interface Window {
        marsadState(): Snapshot;
    }
}

/** Lets tests ask the page what it shows, positions in pixels of the window. */
export function offer(watch: Watch, overlay: Overlay | undefined): void {
    window.marsadState = () => {
        const { picture } = watch;
        return {
            connected: watch.connected,
            language: language(),
            light: watch.light,
            number: picture.number,
            camera: watch.camera,
            chosenTrack: watch.track,
            chosenAlert: watch.alert,
            framesDecoded: watch.framesDecoded,
            lagSeconds: watch.lagSeconds,
            trackCount: picture.tracks.size,
            metresPerPixel: overlay?.metresPerPixel ?? 0,
            tracks: (overlay?.positions() ?? []).map((p) => {
                const track = picture.tracks.get(p.n);
                return { ...p, class: track?.class ?? '', status: track?.status ?? '', lat: track?.lat ?? 0, lon: track?.lon ?? 0 };
            }),
            alerts: [...picture.alerts.values()].map(({ id, severity, event, state, by, zone }) => ({ id, severity, event, state, by, zone })),
            zones: picture.zones.map((z) => ({ id: z.id, name: named(z.name), kind: z.kind, rules: z.rules.length })),
            health: [...picture.health.values()].map((h) => ({ sensor: h.sensor, state: h.state, isOff: h.isOff === true, isCorrected: h.correction !== undefined })),
        };
    };
}
