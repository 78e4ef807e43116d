import type { Severity } from './contract';
import type { Palette } from './light';
import type { Track } from './picture';
import type { Pixel, View } from './view';
import { isStill } from './words';

type Pen = CanvasRenderingContext2D;

export const HALO = 4;

const SHAPES = {
    person: 'M0-4.6A4.6 4.6 0 1 1 0 4.6 4.6 4.6 0 1 1 0-4.6z',
    vehicle:
        'M-4.6-3.6A1 1 0 0 1-3.6-4.6H3.6A1 1 0 0 1 4.6-3.6V3.6A1 1 0 0 1 3.6 4.6H-3.6A1 1 0 0 1-4.6 3.6z',
    animal: 'M0-5.4 5.3 4H-5.3z',
    aircraft: 'M0-6 1.7-1.6 6 1 6 2.6 1.4 1.7 1 4.4 2.6 6H-2.6L-1 4.4-1.4 1.7-6 2.6V1L-1.7-1.6z',
    unknown: 'M0-4.6A4.6 4.6 0 1 1 0 4.6 4.6 4.6 0 1 1 0-4.6z',
    own: 'M0-4.8A4.8 4.8 0 1 1 0 4.8 4.8 4.8 0 1 1 0-4.8zM-4.8 0H4.8',
} as const;

const TOWER = 'M0-12 6.5 9H-6.5z';
const RUNGS = 'M-2.9 1.2h5.8M-4.6 5h9.2';
const AEROSTAT = 'M-10 0C-8-5.5 4-6.5 9-1.6L14-5V5L9 1.6C4 6.5-8 5.5-10 0z';
const TETHER = 'M0 4V20M-3.5 20h7';
const KNOWN = 'M-4.6 7.2H4.6';
const NEW_THING = 'M-3.5 0H3.5M0-3.5V3.5';

export type Shape = keyof typeof SHAPES;

const paths = new Map<string, Path2D>();

function path(of: string): Path2D {
    let found = paths.get(of);
    if (!found) {
        found = new Path2D(of);
        paths.set(of, found);
    }
    return found;
}

export function shapeOf(track: Track): Shape {
    return track.own ? 'own' : track.class;
}

function at(pen: Pen, [x, y]: Pixel, draw: () => void): void {
    pen.save();
    pen.translate(x, y);
    draw();
    pen.restore();
}

function halo(pen: Pen, palette: Palette, of: string, width: number, fill = true): void {
    pen.strokeStyle = palette.halo;
    pen.fillStyle = palette.halo;
    pen.lineWidth = width;
    pen.setLineDash([]);
    pen.stroke(path(of));
    if (fill) pen.fill(path(of));
}

/** Whether people or the thing itself have said what it is: such a one is never folded into a crowd. */
export function isTold(track: Track): boolean {
    return track.own !== undefined || track.known === true || track.name !== undefined;
}

export interface Look {
    coasting: boolean;
    alpha: number;
    known?: boolean | undefined;
}

/** The sign of one thing: class by shape, hollow when unknown, known to the watch or ours, over a
 * bar when known, dashed when not seen now. */
export function thing(pen: Pen, palette: Palette, where: Pixel, shape: Shape, look: Look): void {
    const hollow = shape === 'unknown' || shape === 'own' || look.coasting || look.known === true;
    const colour = shape === 'own' || look.known ? palette.ink2 : palette.ink;
    at(pen, where, () => {
        pen.globalAlpha = look.alpha;
        pen.lineJoin = 'round';
        halo(pen, palette, SHAPES[shape], HALO);
        if (look.known) halo(pen, palette, KNOWN, HALO, false);
        pen.fillStyle = hollow ? palette.halo : colour;
        pen.fill(path(SHAPES[shape]));
        pen.strokeStyle = colour;
        pen.lineWidth = hollow ? 1.6 : 1;
        pen.setLineDash(look.coasting ? [2.4, 2] : []);
        pen.stroke(path(SHAPES[shape]));
        if (look.known) {
            pen.setLineDash([]);
            pen.stroke(path(KNOWN));
        }
        if (shape === 'unknown' && !look.coasting) {
            pen.beginPath();
            pen.arc(0, 0, 1.2, 0, 7);
            pen.fillStyle = colour;
            pen.fill();
        }
    });
}

export function headingTick(
    pen: Pen,
    palette: Palette,
    [x, y]: Pixel,
    angle: number,
    reach: { from: number; to: number; width: number },
): void {
    const [s, c] = [Math.sin(angle), -Math.cos(angle)];
    pen.lineCap = 'round';
    pen.setLineDash([]);
    for (const [width, colour] of [
        [reach.width + 2.6, palette.halo],
        [reach.width, palette.ink],
    ] as const) {
        pen.beginPath();
        pen.moveTo(x + s * reach.from, y + c * reach.from);
        pen.lineTo(x + s * reach.to, y + c * reach.to);
        pen.lineWidth = width;
        pen.strokeStyle = colour;
        pen.stroke();
    }
}

export function tickOf(pen: Pen, palette: Palette, view: View, where: Pixel, track: Track): void {
    if (isStill(track)) return;
    const to = track.speed > 5 ? 14 : 10;
    headingTick(pen, palette, where, view.turned(track.heading), { from: 4, to, width: 1.75 });
}

function diamondPath(r: number): string {
    return `M0 ${-r}L${r} 0 0 ${r}${-r} 0z`;
}

/** The list's diamond around a place: urgent filled, check a line, note a thin line. */
export function alertDiamond(pen: Pen, palette: Palette, where: Pixel, severity: Severity, grow: number): void {
    at(pen, where, () => {
        pen.scale(grow, grow);
        pen.lineJoin = 'round';
        if (severity === 'urgent') {
            halo(pen, palette, diamondPath(18), 6);
            pen.fillStyle = palette.act;
            pen.fill(path(diamondPath(18)));
            pen.strokeStyle = palette.ink;
            pen.lineWidth = 1.75;
            pen.stroke(path(diamondPath(18)));
            return;
        }
        const radius = severity === 'check' ? 15 : 13;
        const width = severity === 'check' ? 2 : 1.3;
        halo(pen, palette, diamondPath(radius), width + 3, false);
        pen.strokeStyle = severity === 'check' ? palette.look : palette.ink2;
        pen.lineWidth = width;
        pen.stroke(path(diamondPath(radius)));
    });
}

/** The class sign inside an urgent diamond. */
export function inDiamond(pen: Pen, palette: Palette, where: Pixel, shape: Shape): void {
    at(pen, where, () => {
        pen.scale(1.15, 1.15);
        pen.fillStyle = palette.onAct;
        pen.strokeStyle = palette.onAct;
        pen.lineWidth = 1.6;
        if (shape === 'own' || shape === 'unknown') pen.stroke(path(SHAPES[shape]));
        else pen.fill(path(SHAPES[shape]));
    });
}

/** Where an alert was raised by something that is no longer on the map. */
export function cross(pen: Pen, palette: Palette, where: Pixel, colour: string): void {
    at(pen, where, () => {
        pen.setLineDash([]);
        pen.strokeStyle = palette.halo;
        pen.lineWidth = colour === palette.onAct ? 0 : 4.5;
        if (pen.lineWidth > 1 && colour !== palette.onAct) pen.stroke(path(NEW_THING));
        pen.strokeStyle = colour;
        pen.lineWidth = 1.75;
        pen.stroke(path(NEW_THING));
    });
}

export function chosenRing(pen: Pen, palette: Palette, where: Pixel, radius: number): void {
    pen.setLineDash([]);
    for (const [width, colour] of [
        [5, palette.halo],
        [2, palette.accent],
    ] as const) {
        pen.beginPath();
        pen.arc(where[0], where[1], radius, 0, 7);
        pen.lineWidth = width;
        pen.strokeStyle = colour;
        pen.stroke();
    }
}

export function tower(pen: Pen, palette: Palette, where: Pixel, fit: boolean): void {
    at(pen, where, () => {
        pen.lineJoin = 'round';
        halo(pen, palette, TOWER, 5);
        pen.fillStyle = fit ? palette.ink : palette.halo;
        pen.strokeStyle = palette.ink;
        pen.lineWidth = 1.4;
        pen.fill(path(TOWER));
        pen.stroke(path(TOWER));
        pen.strokeStyle = fit ? palette.halo : palette.ink;
        pen.lineWidth = 1.2;
        pen.stroke(path(RUNGS));
    });
}

export function aerostat(pen: Pen, palette: Palette, where: Pixel, fit: boolean): void {
    at(pen, where, () => {
        pen.lineJoin = 'round';
        pen.lineCap = 'round';
        halo(pen, palette, TETHER, HALO, false);
        pen.strokeStyle = palette.ink;
        pen.lineWidth = 1.25;
        pen.stroke(path(TETHER));
        halo(pen, palette, AEROSTAT, HALO);
        pen.fillStyle = fit ? palette.ink : palette.halo;
        pen.fill(path(AEROSTAT));
        pen.strokeStyle = palette.ink;
        pen.stroke(path(AEROSTAT));
    });
}

const FADES = 6;
const TRAIL_MS = 300_000;

/** The way of the last five minutes, older is fainter; drawn in a few strokes of falling ink. */
export function trail(pen: Pen, palette: Palette, view: View, track: Track, now: number, colour?: string): void {
    pen.lineWidth = 1.5;
    pen.lineCap = 'butt';
    pen.lineJoin = 'round';
    pen.strokeStyle = colour ?? (track.own ? palette.ink2 : palette.ink);
    pen.setLineDash(track.status === 'coasting' ? [2, 3] : []);
    let open = -1;
    let last: Pixel | undefined;
    for (const point of track.past) {
        const pixel = view.pixel(point.x, point.y);
        const age = Math.min(1, Math.max(0, (now - point.seconds * 1000) / TRAIL_MS));
        const step = Math.min(FADES - 1, Math.floor((1 - age) * FADES));
        if (step !== open) {
            if (open >= 0) pen.stroke();
            pen.globalAlpha = 0.75 * ((step + 0.5) / FADES);
            pen.beginPath();
            if (last) pen.moveTo(last[0], last[1]);
            else pen.moveTo(pixel[0], pixel[1]);
            open = step;
        }
        pen.lineTo(pixel[0], pixel[1]);
        last = pixel;
    }
    const [x, y] = view.pixel(track.x, track.y);
    if (open >= 0) {
        pen.lineTo(x, y);
        pen.stroke();
    }
    pen.globalAlpha = 1;
}

/** The 95 % ellipse, when its long half is over 12 px or when it is asked for. */
export function ellipse(pen: Pen, palette: Palette, view: View, track: Track, always: boolean): void {
    const [major, minor, azimuth] = track.ellipse;
    const long = major / view.metresPerPixel;
    if (!(long > 12) && !(always && long > 3)) return;
    const [x, y] = view.pixel(track.x, track.y);
    pen.beginPath();
    pen.ellipse(x, y, long, minor / view.metresPerPixel, view.turned(azimuth) - Math.PI / 2, 0, 2 * Math.PI);
    pen.globalAlpha = 0.08;
    pen.fillStyle = palette.ink;
    pen.fill();
    pen.globalAlpha = 0.9;
    pen.lineWidth = 1;
    pen.strokeStyle = palette.ink;
    pen.setLineDash(track.status === 'coasting' ? [3, 3] : []);
    pen.stroke();
    pen.setLineDash([]);
    pen.globalAlpha = 1;
}
