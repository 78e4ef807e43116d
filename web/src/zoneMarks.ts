import type { Direction, LonLat, Zone } from './contract';
import type { Palette } from './light';
import type { Pixel, View } from './view';

type Pen = CanvasRenderingContext2D;

function trace(pen: Pen, points: Pixel[], closed: boolean): void {
    pen.beginPath();
    points.forEach(([x, y], i) => (i ? pen.lineTo(x, y) : pen.moveTo(x, y)));
    if (closed) pen.closePath();
}

/** Which sides of a tripwire count, from all its rules together. */
export function countingSides(zone: Zone): Direction | undefined {
    const ways = new Set(zone.rules.filter((r) => r.event === 'crosses').map((r) => r.direction ?? 'both'));
    if (ways.size === 0) return undefined;
    if (ways.has('both') || ways.size > 1) return 'both';
    return [...ways][0];
}

export function drawZone(pen: Pen, palette: Palette, view: View, zone: Zone, chosen: boolean): void {
    const points = view.ofAll(zone.corners);
    const area = zone.kind === 'area';
    pen.lineJoin = 'round';
    pen.lineCap = 'butt';
    trace(pen, points, area);
    pen.setLineDash([]);
    pen.globalAlpha = 0.55;
    pen.strokeStyle = palette.halo;
    pen.lineWidth = area ? 4 : 5;
    pen.stroke();
    pen.globalAlpha = 1;
    pen.strokeStyle = chosen ? palette.accent : area ? palette.ink2 : palette.ink;
    pen.lineWidth = chosen ? 1.75 : area ? 1.25 : 1.5;
    pen.setLineDash(area ? [] : [14, 5]);
    pen.stroke();
    pen.setLineDash([]);
    if (!area) arrowHeads(pen, palette, points, countingSides(zone));
}

/** Heads on the side that one comes out at: right of the line as it was drawn, left of it, or both. */
function arrowHeads(pen: Pen, palette: Palette, points: Pixel[], direction: Direction | undefined): void {
    if (!direction) return;
    const sides = direction === 'both' ? [1, -1] : [direction === 'left_to_right' ? 1 : -1];
    for (const share of headShares(lengthOf(points))) {
        const { at, angle } = along(points, share);
        for (const side of sides) {
            const out = angle + (side * Math.PI) / 2;
            pen.save();
            pen.translate(at[0] + Math.cos(out) * 8, at[1] + Math.sin(out) * 8);
            pen.rotate(out);
            for (const [width, colour] of [
                [4.5, palette.halo],
                [1.5, palette.ink],
            ] as const) {
                pen.beginPath();
                pen.moveTo(-4, -4);
                pen.lineTo(0, 0);
                pen.lineTo(-4, 4);
                pen.lineWidth = width;
                pen.strokeStyle = colour;
                pen.stroke();
            }
            pen.restore();
        }
    }
}

const HEADS_APART = 48;

/** Where heads stand along a line of so many pixels: three at most, and never so near that they touch. */
export function headShares(pixels: number): number[] {
    const heads = Math.max(1, Math.min(3, Math.floor(pixels / HEADS_APART)));
    return Array.from({ length: heads }, (_, i) => (i + 1) / (heads + 1));
}

function lengthOf(points: Pixel[]): number {
    return points.slice(1).reduce((sum, p, i) => sum + Math.hypot(p[0] - points[i]![0], p[1] - points[i]![1]), 0);
}

function along(points: Pixel[], share: number): { at: Pixel; angle: number } {
    const lengths = points.slice(1).map((p, i) => Math.hypot(p[0] - points[i]![0], p[1] - points[i]![1]));
    let left = share * lengths.reduce((sum, l) => sum + l, 0);
    for (let i = 0; i < lengths.length; i++) {
        const [a, b, length] = [points[i]!, points[i + 1]!, lengths[i]!];
        if (left <= length || i === lengths.length - 1) {
            const f = length > 0 ? left / length : 0;
            return {
                at: [a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f],
                angle: Math.atan2(b[1] - a[1], b[0] - a[0]),
            };
        }
        left -= length;
    }
    return { at: points[0] ?? [0, 0], angle: 0 };
}

export function zoneLabelPlace(view: View, zone: Zone): Pixel {
    const points = view.ofAll(zone.corners);
    if (zone.kind === 'tripwire') return points[0] ?? [0, 0];
    const top = points.reduce((best, p) => (p[1] < best[1] ? p : best), points[0] ?? [0, 0]);
    return top;
}

/** Pixels from a place to a zone's border. */
export function borderDistance(view: View, zone: Zone, at: Pixel): number {
    const points = view.ofAll(zone.corners);
    const count = zone.kind === 'area' ? points.length : points.length - 1;
    let least = Infinity;
    for (let i = 0; i < count; i++) {
        least = Math.min(least, segmentDistance(at, points[i]!, points[(i + 1) % points.length]!));
    }
    return least;
}

function segmentDistance(p: Pixel, a: Pixel, b: Pixel): number {
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const length = dx * dx + dy * dy;
    const f = length ? Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length)) : 0;
    return Math.hypot(p[0] - a[0] - f * dx, p[1] - a[1] - f * dy);
}

/** Bearing, degrees from north, of someone who crosses a line from its left to its right. */
export function crossingBearing(corners: LonLat[]): number {
    const [first, last] = [corners[0], corners.at(-1)];
    if (!first || !last) return 0;
    const east = (last[0] - first[0]) * Math.cos((first[1] * Math.PI) / 180);
    const along = (Math.atan2(east, last[1] - first[1]) * 180) / Math.PI;
    return (along + 90 + 360) % 360;
}
