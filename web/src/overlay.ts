import type { Alert, Severity, Zone } from './contract';
import { penFor, reducedMotion } from './dom';
import { crowds, type Standing } from './crowds';
import { LabelPlacement, type Box, type Claim } from './labels';
import { direction, named, sentence, text } from './messages';
import type { Track } from './picture';
import { cameraView, drawTower, inCameraView, radarReach, towerLabel } from './sensors';
import * as signs from './signs';
import type { Pixel, View } from './view';
import type { Watch } from './watch';
import { span } from './clock';
import { times, trackName } from './words';
import { borderDistance, drawZone, zoneLabelPlace } from './zoneMarks';

const RANK: Record<Severity, number> = { urgent: 0, check: 1, note: 2 };
const GROW_MS = 400;
const STILL_FADES_MS = 600_000;
const MANY = 200;
const LINE_HEIGHT = 1.35;

interface Wanted extends Claim {
    words: string;
    colour: string;
    weight: number;
}

/** What the pointer found on the map, the most needed first. */
export type Found =
    | { track: number }
    | { alert: Alert }
    | { tower: string }
    | { zone: Zone }
    | { camera: string };

/** Everything of the map that is not ground: drawn on one canvas over MapLibre's. */
export class Overlay {
    private readonly pen: CanvasRenderingContext2D;
    private readonly labels = new LabelPlacement();
    private readonly arrived = new Map<string, number>();
    private readonly widths = new Map<string, number>();
    private pending = false;
    private standing: { track: Track; at: Pixel; alert: Alert | undefined }[] = [];
    private places: { alert: Alert; at: Pixel }[] = [];
    /** Parts of the map that tools cover. */
    blocked: Box[] = [];
    /** Drawn above all, for a zone that is being drawn. */
    sketch: (pen: CanvasRenderingContext2D, view: View) => void = () => {};
    chosenZone: string | undefined;
    hiddenZone: string | undefined;

    constructor(
        private readonly canvas: HTMLCanvasElement,
        private readonly watch: Watch,
        private readonly view: () => View,
    ) {
        this.pen = penFor(canvas);
        watch.on(['picture', 'whole', 'choice', 'hover', 'words', 'light', 'tick'], (change) => {
            if (change === 'words' || change === 'light') this.widths.clear();
            this.request();
        });
    }

    request(): void {
        if (this.pending) return;
        this.pending = true;
        requestAnimationFrame(() => this.draw());
    }

    arrive(alert: Alert): void {
        if (!reducedMotion()) this.arrived.set(alert.id, performance.now());
        this.request();
    }

    draw(): void {
        this.pending = false;
        const view = this.view();
        const { pen, watch } = this;
        this.fit(view);
        this.gather(view);
        for (const zone of watch.picture.zones) {
            if (zone.id !== this.hiddenZone) drawZone(pen, watch.palette, view, zone, zone.id === this.chosenZone);
        }
        for (const radar of watch.site.radars) radarReach(pen, watch.palette, view, radar);
        for (const camera of watch.site.cameras) {
            const chosen = camera.id === watch.camera;
            if (!chosen) cameraView(pen, watch.palette, view, camera, { chosen, watching: watch.isWatching(camera) });
        }
        const camera = watch.cameraOf(watch.camera);
        if (camera) {
            cameraView(pen, watch.palette, view, camera, { chosen: true, watching: watch.isWatching(camera) });
        }
        this.drawTrails(view);
        const wanted: Wanted[] = [];
        const taken: Box[] = [...this.blocked];
        this.drawTracks(view, wanted, taken);
        this.drawTowers(view, wanted, taken);
        this.drawAlerts(view, wanted, taken);
        this.wantNames(view, wanted);
        this.drawLabels(view, wanted, taken);
        this.sketch(pen, view);
    }

    private fit(view: View): void {
        const ratio = devicePixelRatio;
        const [width, height] = [Math.round(view.width * ratio), Math.round(view.height * ratio)];
        if (this.canvas.width !== width || this.canvas.height !== height) {
            this.canvas.width = width;
            this.canvas.height = height;
        }
        this.pen.setTransform(ratio, 0, 0, ratio, 0, 0);
        this.pen.clearRect(0, 0, view.width, view.height);
    }

    private gather(view: View): void {
        const { watch } = this;
        const worst = new Map<number, Alert>();
        for (const alert of watch.picture.alerts.values()) {
            const before = worst.get(alert.track);
            const open = alert.state !== 'resolved';
            if (open && (!before || RANK[alert.severity] < RANK[before.severity])) worst.set(alert.track, alert);
        }
        this.standing = [];
        for (const track of watch.picture.tracks.values()) {
            const at = view.pixel(track.x, track.y);
            if (view.holds(at, 300)) this.standing.push({ track, at, alert: worst.get(track.n) });
        }
        this.places = [...worst.values()]
            .filter((alert) => !watch.picture.tracks.has(alert.track))
            .map((alert) => ({ alert, at: view.of([alert.lon, alert.lat]) }));
        const shown = watch.findAlert(watch.alert);
        if (shown && shown.state === 'resolved') {
            this.places.push({ alert: shown, at: view.of([shown.lon, shown.lat]) });
        }
    }

    private drawTrails(view: View): void {
        const { pen, watch } = this;
        const now = watch.picture.time;
        for (const { track, alert } of this.standing) {
            const colour = alert?.severity === 'urgent' ? watch.palette.act : undefined;
            signs.trail(pen, watch.palette, view, track, now, colour);
            signs.ellipse(pen, watch.palette, view, track, track.n === watch.track);
        }
    }

    private alphaOf(track: Track): number {
        const old = this.watch.picture.time - Date.parse(track.since) > STILL_FADES_MS;
        return this.standing.length > MANY && track.speed < 0.3 && old ? 0.5 : 1;
    }

    private drawTracks(view: View, wanted: Wanted[], taken: Box[]): void {
        const { pen, watch } = this;
        const plain = this.standing.filter((s) => !s.alert && s.track.n !== watch.track && !signs.isTold(s.track));
        const standing: Standing<(typeof plain)[number]>[] = plain.map((s) => ({
            thing: s,
            kind: s.track.class,
            x: s.at[0],
            y: s.at[1],
        }));
        const grouped = crowds(standing);
        for (const { thing } of grouped.single) this.drawTrack(view, thing, wanted, taken);
        for (const crowd of grouped.crowds) {
            const shape = signs.shapeOf(crowd.things[0]!.track);
            const at: Pixel = [crowd.x, crowd.y];
            signs.thing(pen, watch.palette, at, shape, { coasting: false, alpha: 1 });
            this.writeAt(times(crowd.things.length), at[0] + 9, at[1] - 8, watch.palette.ink, 400, 'start');
            taken.push([at[0] - 7, at[1] - 9, at[0] + 34, at[1] + 9]);
        }
        for (const s of this.standing) {
            if (signs.isTold(s.track) && !s.alert && s.track.n !== watch.track) this.drawTrack(view, s, wanted, taken);
        }
    }

    private drawTrack(view: View, s: { track: Track; at: Pixel }, wanted: Wanted[], taken: Box[]): void {
        const { pen, watch } = this;
        signs.tickOf(pen, watch.palette, view, s.at, s.track);
        const coasting = s.track.status === 'coasting';
        const look = { coasting, alpha: this.alphaOf(s.track), known: s.track.known };
        signs.thing(pen, watch.palette, s.at, signs.shapeOf(s.track), look);
        if (s.track.n === watch.hoverTrack) signs.chosenRing(pen, watch.palette, s.at, 11);
        taken.push([s.at[0] - 6, s.at[1] - 6, s.at[0] + 6, s.at[1] + 6]);
        this.wantTrack(s.track, s.at, { rank: 7, gap: 11, must: s.track.n === watch.hoverTrack, wanted });
    }

    private drawTowers(view: View, wanted: Wanted[], taken: Box[]): void {
        const { watch } = this;
        for (const tower of watch.site.towers) {
            drawTower(this.pen, watch, view, tower);
            const [x, y] = view.of([tower.lon, tower.lat]);
            taken.push([x - 14, y - 13, x + 15, y + (tower.kind === 'aerostat' ? 22 : 11)]);
            const look = { rank: 3, gap: 15, weight: 600, colour: watch.palette.ink };
            this.want(wanted, `tower ${tower.id}`, [x, y], towerLabel(watch, tower), look);
        }
    }

    private drawAlerts(view: View, wanted: Wanted[], taken: Box[]): void {
        const { pen, watch } = this;
        const needy = this.standing.filter((s) => s.alert || s.track.n === watch.track);
        needy.sort((a, b) => RANK[b.alert?.severity ?? 'note'] - RANK[a.alert?.severity ?? 'note']);
        for (const { alert, at } of this.places) {
            const grow = this.growth(alert);
            signs.alertDiamond(pen, watch.palette, at, alert.severity, grow);
            const inside = alert.severity === 'urgent' ? watch.palette.onAct : watch.palette.ink;
            signs.cross(pen, watch.palette, at, inside);
            if (alert.id === watch.alert) signs.chosenRing(pen, watch.palette, at, 24);
            taken.push([at[0] - 16, at[1] - 16, at[0] + 16, at[1] + 16]);
        }
        for (const { track, at, alert } of needy) {
            const shape = signs.shapeOf(track);
            if (alert) signs.alertDiamond(pen, watch.palette, at, alert.severity, this.growth(alert));
            if (alert?.severity === 'urgent') {
                signs.inDiamond(pen, watch.palette, at, shape);
                if (track.speed >= 0.3) {
                    const reach = { from: 15, to: 28, width: 2 };
                    const way = view.turned(track.heading);
                    signs.headingTick(pen, watch.palette, at, way, reach);
                    const tip: Pixel = [at[0] + Math.sin(way) * 25, at[1] - Math.cos(way) * 25];
                    taken.push([tip[0] - 4, tip[1] - 4, tip[0] + 4, tip[1] + 4]);
                }
            } else {
                signs.tickOf(pen, watch.palette, view, at, track);
                signs.thing(pen, watch.palette, at, shape, { coasting: track.status === 'coasting', alpha: 1, known: track.known });
            }
            const chosen = track.n === watch.track || track.n === watch.hoverTrack;
            const radius = alert ? 24 : 11;
            if (chosen) signs.chosenRing(pen, watch.palette, at, radius);
            const reach = alert ? 20 : 8;
            taken.push([at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach]);
            const mine = alert?.state === 'taken';
            const rank = chosen ? 1 : mine ? 2 : 0;
            this.wantTrack(track, at, { rank, gap: chosen ? radius + 4 : reach + 4, must: !mine || chosen, wanted });
        }
    }

    /** How large a diamond is that has just arrived: from 1.6 to 1, once. */
    private growth(alert: Alert): number {
        const since = performance.now() - (this.arrived.get(alert.id) ?? -Infinity);
        if (since > GROW_MS) {
            this.arrived.delete(alert.id);
            return 1;
        }
        this.request();
        return 1 + 0.6 * (1 - since / GROW_MS) ** 2;
    }

    private wantTrack(
        track: Track,
        at: Pixel,
        o: { rank: number; gap: number; must: boolean; wanted: Wanted[] },
    ): void {
        const { watch } = this;
        const name = trackName(track);
        const time = span(watch.clock.now() - Date.parse(track.seen));
        const words = track.status === 'coasting' ? text('label.coasting', { name, time }) : name;
        this.want(o.wanted, `track ${track.n}`, at, words, {
            rank: o.rank,
            gap: o.gap,
            weight: o.rank < 2 ? 600 : 400,
            colour: track.own ? watch.palette.ink2 : watch.palette.ink,
            must: o.must,
            group: 'track',
        });
    }

    private want(
        wanted: Wanted[],
        id: string,
        at: Pixel,
        words: string,
        o: Partial<Wanted> & { rank: number; gap: number },
    ): void {
        const weight = o.weight ?? 400;
        const size = this.watch.palette.meta;
        wanted.push({
            must: false,
            group: 'other',
            colour: this.watch.palette.ink,
            ...o,
            id,
            x: at[0],
            y: at[1],
            width: this.width(words, weight),
            height: size * LINE_HEIGHT,
            words,
            weight,
        });
    }

    private wantNames(view: View, wanted: Wanted[]): void {
        const { watch } = this;
        const quiet = watch.palette.ink2;
        for (const zone of watch.picture.zones) {
            if (zone.id === this.hiddenZone) continue;
            const at = zoneLabelPlace(view, zone);
            this.want(wanted, `zone ${zone.id}`, at, named(zone.name), { rank: 5, gap: 8, colour: quiet });
        }
        watch.site.places.forEach((place, i) => {
            const at = view.of([place.lon, place.lat]);
            this.want(wanted, `place ${i}`, at, named(place.name), { rank: 6, gap: 4, colour: quiet });
        });
        watch.site.areas.forEach((area, i) => {
            const name = named(area.name);
            if (!name) return;
            const points = view.ofAll(area.points);
            const at: Pixel = [
                points.reduce((sum, p) => sum + p[0], 0) / points.length,
                points.reduce((sum, p) => sum + p[1], 0) / points.length,
            ];
            const colour = area.kind === 'water' ? watch.palette.waterLabel : quiet;
            this.want(wanted, `area ${i}`, at, name, { rank: 6.5, gap: -this.width(name, 400) / 2, colour });
        });
    }

    private drawLabels(view: View, wanted: Wanted[], taken: Box[]): void {
        const wide = innerWidth >= 1600;
        const most = wide ? { track: 20, other: 28 } : { track: 12, other: 16 };
        const bounds: Box = [0, 0, view.width, view.height];
        const near = wanted.filter((w) => view.holds([w.x, w.y], 40));
        const byId = new Map(near.map((w) => [w.id, w]));
        for (const placed of this.labels.place(near, taken, bounds, most, performance.now())) {
            const label = byId.get(placed.id)!;
            this.writeAt(label.words, placed.x + label.width / 2, placed.y, label.colour, label.weight, 'center');
        }
    }

    private width(words: string, weight: number): number {
        const key = `${weight} ${words}`;
        let width = this.widths.get(key);
        if (width === undefined) {
            if (this.widths.size > 2000) this.widths.clear();
            this.pen.font = this.font(weight);
            width = this.pen.measureText(words).width;
            this.widths.set(key, width);
        }
        return width;
    }

    private font(weight: number): string {
        return `${weight} ${this.watch.palette.meta}px ${this.watch.palette.font}`;
    }

    private writeAt(
        words: string,
        x: number,
        y: number,
        colour: string,
        weight: number,
        align: 'center' | 'start',
    ): void {
        const { pen } = this;
        pen.font = this.font(weight);
        pen.direction = align === 'start' ? 'ltr' : direction();
        pen.textAlign = align === 'start' ? 'left' : align;
        pen.textBaseline = 'alphabetic';
        pen.lineJoin = 'round';
        pen.setLineDash([]);
        pen.lineWidth = signs.HALO;
        pen.strokeStyle = this.watch.palette.halo;
        pen.fillStyle = colour;
        const base = y + this.watch.palette.meta * 1.05;
        pen.strokeText(sentence(words), x, base);
        pen.fillText(sentence(words), x, base);
    }

    /** What is under the pointer, the most needed first; reach in pixels. */
    find([x, y]: Pixel, reach: number): Found | undefined {
        const view = this.view();
        const away = (at: Pixel) => Math.hypot(at[0] - x, at[1] - y);
        const near = this.standing.filter((s) => away(s.at) <= (s.alert ? Math.max(20, reach) : reach));
        near.sort((a, b) => need(a.alert) - need(b.alert) || away(a.at) - away(b.at));
        const first = near[0];
        if (first?.alert) return { alert: first.alert };
        const place = this.places.find((p) => away(p.at) <= Math.max(20, reach));
        if (place) return { alert: place.alert };
        if (first) return { track: first.track.n };
        const tower = this.watch.site.towers.find((t) => away(view.of([t.lon, t.lat])) <= Math.max(16, reach));
        if (tower) return { tower: tower.id };
        const zone = this.watch.picture.zones.find((z) => borderDistance(view, z, [x, y]) <= Math.max(7, reach / 2));
        if (zone) return { zone };
        const camera = this.watch.site.cameras.find((c) => inCameraView(view, c, [x, y]));
        return camera ? { camera: camera.id } : undefined;
    }

    get metresPerPixel(): number {
        return this.view().metresPerPixel;
    }

    /** Where each track is on the screen, for tests. */
    positions(): { n: number; x: number; y: number }[] {
        const box = this.canvas.getBoundingClientRect();
        return this.standing.map((s) => ({
            n: s.track.n,
            x: Math.round(s.at[0] + box.left),
            y: Math.round(s.at[1] + box.top),
        }));
    }
}

function need(alert: Alert | undefined): number {
    return alert ? RANK[alert.severity] : 3;
}
