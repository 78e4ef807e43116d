import type { Act, Alert, Camera, LonLat, Radar, Resolution, SensorAct, Site, Tower } from './contract';
import { StationClock } from './clock';
import { readPalette, type Light, type Palette } from './light';
import { plain } from './messages';
import { emptyPicture, type Picture } from './picture';
import * as station from './station';

/** What a part of the page may have to draw again for. */
export type Change = 'picture' | 'whole' | 'choice' | 'hover' | 'words' | 'light' | 'link' | 'tick' | 'undo' | 'sound';

export interface Undo {
    /** Message of what was done, and its value. */
    words: () => DocumentFragment;
    back: () => Promise<void>;
    until: number;
}

const UNDO_MS = 8000;
const HISTORY_MS = 12 * 3600_000;

/** What this screen knows and what its watch-keeper has chosen; every part of the page listens to it. */
export class Watch {
    picture: Picture = emptyPicture();
    readonly clock = new StationClock();
    /** All alerts of the last twelve hours, those of the store and those of the picture. */
    readonly history = new Map<string, Alert>();

    connected = false;
    lostAt = 0;

    track: number | undefined;
    /** Whether the chosen track's card stands: a look at an alert opens none. */
    card = false;
    camera: string | undefined;
    alert: string | undefined;
    /** The alert whose evidence frame covers the live picture. */
    frameOf: string | undefined;
    hoverTrack: number | undefined;
    undo: Undo | undefined;

    /** Seconds that the shown picture is behind; undefined when there is none. */
    lagSeconds: number | undefined;
    framesDecoded = 0;

    light: Light = 'night';
    palette: Palette;
    problem: (key: string) => void = () => {};
    fly: (to: LonLat, closer: boolean) => void = () => {};
    private readonly listeners: { changes: Set<Change>; draw: (change: Change) => void }[] = [];

    constructor(readonly site: Site) {
        this.palette = readPalette(this.light);
    }

    on(changes: Change[], draw: (change: Change) => void): void {
        this.listeners.push({ changes: new Set(changes), draw });
    }

    changed(change: Change): void {
        for (const listener of this.listeners) if (listener.changes.has(change)) listener.draw(change);
    }

    get me(): string {
        const kept = localStorage.getItem('marsad.post');
        if (kept) return kept;
        const fresh = plain('post.default', { n: 10 + Math.floor(Math.random() * 90) });
        localStorage.setItem('marsad.post', fresh);
        return fresh;
    }

    rename(name: string): void {
        localStorage.setItem('marsad.post', name);
        this.changed('words');
    }

    setLight(light: Light): void {
        this.light = light;
        document.documentElement.dataset['light'] = light;
        this.palette = readPalette(light);
        this.changed('light');
    }

    setPicture(picture: Picture, full: boolean): void {
        this.picture = picture;
        const oldest = this.clock.now() - HISTORY_MS;
        for (const alert of picture.alerts.values()) this.history.set(alert.id, alert);
        for (const [id, alert] of this.history) if (Date.parse(alert.time) < oldest) this.history.delete(id);
        this.changed(full ? 'whole' : 'picture');
    }

    remember(alerts: Alert[]): void {
        for (const alert of alerts) if (!this.history.has(alert.id)) this.history.set(alert.id, alert);
        this.changed('whole');
    }

    findAlert(id: string | undefined): Alert | undefined {
        return id === undefined ? undefined : (this.picture.alerts.get(id) ?? this.history.get(id));
    }

    cameraOf(id: string | undefined): Camera | undefined {
        return this.site.cameras.find((c) => c.id === id);
    }

    camerasOf(tower: Tower): Camera[] {
        return this.site.cameras.filter((c) => c.tower === tower.id);
    }

    radarsOf(tower: Tower): Radar[] {
        return this.site.radars.filter((r) => r.tower === tower.id);
    }

    /** The station was heard before and is not any more: whatever the page shows is old. */
    get isCutOff(): boolean {
        return !this.connected && this.lostAt > 0;
    }

    isWatching(sensor: Camera | Radar): boolean {
        const health = this.picture.health.get(sensor.id);
        return health === undefined || health.state === 'watching';
    }

    isMine(alert: Alert): boolean {
        return alert.state === 'taken' && alert.by === this.me;
    }

    chooseCamera(id: string): void {
        if (!this.cameraOf(id)) return;
        this.camera = id;
        this.frameOf = undefined;
        this.changed('choice');
    }

    chooseTrack(n: number | undefined): void {
        this.track = n;
        this.card = n !== undefined;
        const seenBy = n === undefined ? undefined : this.picture.tracks.get(n)?.by;
        if (seenBy?.length && !seenBy.includes(this.camera ?? '')) this.chooseCamera(seenBy[0] ?? '');
        this.changed('choice');
    }

    /** Shows the alert in the slot, on the map and in the picture, without telling the station. */
    show(alert: Alert): void {
        this.alert = alert.id;
        if (this.track !== alert.track) this.card = false;
        if (this.picture.tracks.has(alert.track)) this.track = alert.track;
        const camera = alert.cameras.find((c) => this.cameraOf(c));
        if (camera) this.camera = camera;
        const open = alert.state !== 'resolved';
        this.frameOf = !open && alert.frame ? alert.id : undefined;
        const now = this.picture.tracks.get(alert.track);
        this.fly(now && open ? [now.lon, now.lat] : [alert.lon, alert.lat], true);
        this.changed('choice');
    }

    letGo(): void {
        if (this.frameOf) this.frameOf = undefined;
        else {
            this.alert = undefined;
            this.track = undefined;
        }
        this.changed('choice');
    }

    async look(alert: Alert): Promise<void> {
        this.show(alert);
        if (alert.state === 'raised') await this.act(alert, 'seen');
    }

    async take(alert: Alert): Promise<void> {
        await this.act(alert, 'take');
    }

    async close(alert: Alert, reason: Resolution, words: () => DocumentFragment): Promise<void> {
        if (!(await this.act(alert, reason))) return;
        if (this.alert === alert.id) this.alert = undefined;
        this.offerUndo(words, async () => {
            await this.act(alert, 'reopen');
        });
        this.changed('choice');
    }

    async act(alert: Alert, what: Act): Promise<boolean> {
        try {
            const now = await station.act(alert.id, what, this.me);
            this.picture.alerts.set(now.id, now);
            this.history.set(now.id, now);
            this.changed('picture');
            return true;
        } catch (error) {
            this.failed(error);
            return false;
        }
    }

    /** False when the station refused it. */
    async correct(sensor: string, act: SensorAct): Promise<boolean> {
        try {
            this.picture.health.set(sensor, await station.actOnSensor(sensor, act, this.me));
            this.changed('picture');
            return true;
        } catch (error) {
            this.failed(error);
            return false;
        }
    }

    offerUndo(words: () => DocumentFragment, back: () => Promise<void>): void {
        this.undo = { words, back, until: Date.now() + UNDO_MS };
        this.changed('undo');
        setTimeout(() => this.changed('undo'), UNDO_MS + 50);
    }

    findUndo(): Undo | undefined {
        return this.undo && Date.now() < this.undo.until ? this.undo : undefined;
    }

    async undoLast(): Promise<void> {
        const undo = this.findUndo();
        this.undo = undefined;
        this.changed('undo');
        try {
            await undo?.back();
        } catch (error) {
            this.failed(error);
        }
    }

    failed(error: unknown): void {
        if (!(error instanceof station.StationError)) throw error;
        this.problem(error.key);
    }
}
