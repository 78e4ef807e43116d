import type { MapMouseEvent } from 'maplibre-gl';
import type { LonLat, Zone } from './contract';
import { byId, h } from './dom';
import { say } from './messages';
import type { SiteMap } from './map';
import type { Overlay } from './overlay';
import type { Pixel, View } from './view';
import type { Watch } from './watch';
import { drawZone } from './zoneMarks';

const CLOSE_PIXELS = 12;
const MOST_CORNERS = 200;

export type Kind = Zone['kind'];

/** The hand that draws a zone or a line: press corners, Enter or the first corner closes, Esc stops. */
export class ZoneTool {
    private kind: Kind | undefined;
    private corners: LonLat[] = [];
    private pointer: LonLat | undefined;
    private readonly hint = byId('draw-hint');
    /** A zone with its panel open; drawn in the sketch so that its arrows turn as the rule does. */
    edited: Zone | undefined;

    constructor(
        private readonly site: SiteMap,
        private readonly overlay: Overlay,
        private readonly watch: Watch,
        private readonly done: (kind: Kind, corners: LonLat[]) => void,
    ) {
        overlay.sketch = (pen, view) => this.sketch(pen, view);
        site.map.on('mousemove', (event) => this.move(event));
        site.map.on('dblclick', (event) => this.double(event));
        watch.on(['words'], () => this.tell());
    }

    get active(): boolean {
        return this.kind !== undefined;
    }

    start(kind: Kind): void {
        this.kind = kind;
        this.corners = [];
        this.pointer = undefined;
        this.site.map.doubleClickZoom.disable();
        this.site.map.getCanvas().style.cursor = 'crosshair';
        this.tell();
        this.site.map.getCanvas().focus();
        this.overlay.request();
    }

    stop(): void {
        this.kind = undefined;
        this.corners = [];
        this.site.map.getCanvas().style.cursor = '';
        setTimeout(() => this.site.map.doubleClickZoom.enable(), 400);
        this.tell();
        this.overlay.request();
    }

    /** A press on the map while drawing. */
    press(at: LonLat, pixel: Pixel): void {
        const view = this.site.view();
        const near = (corner: LonLat | undefined) => {
            if (!corner) return false;
            const [x, y] = view.of(corner);
            return Math.hypot(x - pixel[0], y - pixel[1]) < CLOSE_PIXELS;
        };
        if (this.kind === 'area' && this.corners.length >= 3 && near(this.corners[0])) {
            this.finish();
            return;
        }
        if (near(this.corners.at(-1)) || this.corners.length >= MOST_CORNERS) return;
        this.corners.push(at);
        this.tell();
        this.overlay.request();
    }

    finish(): void {
        const { kind, corners } = this;
        if (!kind || corners.length < least(kind)) return;
        this.stop();
        this.done(kind, corners);
    }

    private move(event: MapMouseEvent): void {
        if (!this.kind) return;
        this.pointer = [event.lngLat.lng, event.lngLat.lat];
        this.overlay.request();
    }

    private double(event: MapMouseEvent): void {
        if (!this.kind) return;
        event.preventDefault();
        this.finish();
    }

    private tell(): void {
        const { kind } = this;
        this.hint.hidden = kind === undefined;
        for (const [id, of] of [
            ['draw-zone', 'area'],
            ['draw-line', 'tripwire'],
        ] as const) {
            byId(id).setAttribute('aria-pressed', String(kind === of));
        }
        if (!kind) return;
        const ready = this.corners.length >= least(kind);
        this.hint.replaceChildren(
            h('span', {}, say(kind === 'area' ? 'zone.hint_area' : 'zone.hint_line')),
            h('button', { class: 'btn', 'data-test': 'draw-finish', disabled: !ready, onclick: () => this.finish() }, say('zone.finish')),
            h('button', { class: 'btn', onclick: () => this.stop() }, say('zone.cancel')),
        );
    }

    private sketch(pen: CanvasRenderingContext2D, view: View): void {
        const { palette } = this.watch;
        if (this.edited) drawZone(pen, palette, view, this.edited, true);
        if (!this.kind || this.corners.length === 0) return;
        const points = view.ofAll(this.corners);
        const next = this.pointer ? [view.of(this.pointer)] : [];
        for (const [width, colour] of [
            [5, palette.halo],
            [1.75, palette.accent],
        ] as const) {
            pen.beginPath();
            [...points, ...next].forEach(([x, y], i) => (i ? pen.lineTo(x, y) : pen.moveTo(x, y)));
            if (this.kind === 'area' && points.length > 1) pen.closePath();
            pen.lineWidth = width;
            pen.strokeStyle = colour;
            pen.setLineDash([]);
            pen.stroke();
        }
        points.forEach(([x, y], i) => {
            const closing = i === 0 && this.kind === 'area' && points.length >= 3;
            pen.beginPath();
            pen.arc(x, y, closing ? 6 : 3.5, 0, 7);
            pen.fillStyle = closing ? palette.accent : palette.panel;
            pen.fill();
            pen.lineWidth = 1.75;
            pen.strokeStyle = palette.accent;
            pen.stroke();
        });
    }
}

export function least(kind: Kind): number {
    return kind === 'area' ? 3 : 2;
}
