import { describe, expect, it } from 'vitest';
import type { Zone } from '../src/contract';
import { crowds } from '../src/crowds';
import { cellAt, roundLength } from '../src/furniture';
import { LabelPlacement, type Claim } from '../src/labels';
import { mercatorX, mercatorY } from '../src/picture';
import { coverageMasks, hillShade } from '../src/shade';
import { View } from '../src/view';
import { bearingBetween, grid, metresBetween } from '../src/words';
import { countingSides, crossingBearing, headShares } from '../src/zoneMarks';
import { fault, firstRule, toSend } from '../src/zonePanel';

const MAP: [number, number, number, number] = [0, 0, 400, 300];
const MOST = { track: 12, other: 16 };

function claim(id: string, x: number, o: Partial<Claim> = {}): Claim {
    return { id, x, y: 150, width: 60, height: 16, gap: 10, rank: 7, group: 'track', must: false, ...o };
}

describe('labels', () => {
    it('stand at the end of their sign, or at its start when that is taken', () => {
        const placed = new LabelPlacement().place([claim('a', 100), claim('b', 150)], [[94, 144, 106, 156], [144, 144, 156, 156]], MAP, MOST, 0);
        expect(placed.find((p) => p.id === 'b')!.x).toBeGreaterThan(150);
        expect(placed.find((p) => p.id === 'a')!.x).toBeLessThan(100);
    });

    it('of an alert push out others, whatever came first', () => {
        const walls: [number, number, number, number][] = [[0, 0, 400, 140], [0, 160, 400, 300], [0, 0, 195, 300]];
        const placed = new LabelPlacement().place([claim('other', 200), claim('alert', 200, { rank: 0, must: true })], walls, MAP, MOST, 0);
        expect(placed.map((p) => p.id)).toEqual(['alert']);
    });

    it('must be there when they must, even where nothing is free', () => {
        const placed = new LabelPlacement().place([claim('alert', 200, { must: true }), claim('b', 200)], [[0, 0, 400, 300]], MAP, MOST, 0);
        expect(placed.map((p) => p.id)).toEqual(['alert']);
    });

    it('keep their place for two seconds after a better one came free', () => {
        const labels = new LabelPlacement();
        const end: [number, number, number, number] = [205, 140, 300, 160];
        const x = (boxes: [number, number, number, number][], now: number) => labels.place([claim('a', 200)], boxes, MAP, MOST, now)[0]!.x;
        const start = x([end], 0);
        expect(x([], 1000)).toBe(start);
        expect(x([], 2900)).toBe(start);
        expect(x([], 3100)).toBeGreaterThan(200);
    });

    it('are no more than the screen allows', () => {
        const many = Array.from({ length: 30 }, (_, i) => claim(`t${i}`, 20, { y: 10 + i * 20 }));
        expect(new LabelPlacement().place(many, [], [0, 0, 400, 1000], MOST, 0)).toHaveLength(12);
    });
});

describe('crowds', () => {
    const one = (id: number, kind: string, x: number, y = 50) => ({ thing: id, kind, x, y });

    it('are four or more of one kind within 32 px', () => {
        const sheep = [1, 2, 3, 4].map((i) => one(i, 'animal', 20 + 7 * i));
        const found = crowds([...sheep, one(9, 'person', 30), one(10, 'animal', 200)]);
        expect(found.crowds.map((c) => c.things.length)).toEqual([4]);
        expect(found.single.map((s) => s.thing)).toEqual([9, 10]);
    });

    it('are not made of three', () => {
        expect(crowds([1, 2, 3].map((i) => one(i, 'person', 5 * i))).crowds).toEqual([]);
    });
});

describe('the view', () => {
    it('puts a known bearing and distance where the scale says', () => {
        const view = new View(800, 600, [44.4, 35.5], 14, 0);
        const east: [number, number] = [44.41, 35.5];
        const [x, y] = view.of(east);
        expect(y).toBeCloseTo(300, 6);
        expect((x - 400) * view.metresPerPixel).toBeCloseTo(metresBetween([44.4, 35.5], east), -1);
    });

    it('turns with the map: with east up, east is above the middle', () => {
        const [x, y] = new View(800, 600, [44.4, 35.5], 14, 90).of([44.41, 35.5]);
        expect(x).toBeCloseTo(400, 6);
        expect(y).toBeLessThan(300);
    });

    it('has Mercator where it should be', () => {
        expect(mercatorX(0)).toBe(0.5);
        expect(mercatorY(0)).toBeCloseTo(0.5, 12);
        expect(mercatorY(60)).toBeLessThan(0.5);
    });
});

describe('the ground', () => {
    it('is brighter on slopes that face north-west, darker on those that face south-east', () => {
        const size = 9;
        const ramp = (sign: number) => Int16Array.from({ length: size * size }, (_, i) => sign * 60 * ((i % size) + Math.floor(i / size)));
        const middle = (heights: Int16Array) => hillShade(heights, size, size, 10)[40]!;
        const flat = middle(new Int16Array(size * size));
        expect(middle(ramp(1))).toBeGreaterThan(flat);
        expect(middle(ramp(-1))).toBeLessThan(flat);
    });

    it('takes unknown heights for flat', () => {
        const heights = new Int16Array(25).fill(500);
        heights[7] = -32768;
        expect(new Set(hillShade(heights, 5, 5, 10)).size).toBe(1);
    });

    it('spreads coverage over its neighbours and no further', () => {
        const classes = new Uint8Array(25);
        classes[12] = 1;
        const masks = coverageMasks(classes, 5, 5);
        expect(masks[3 * 12]).toBe(64);
        expect(masks[3 * 11]).toBe(32);
        expect(masks[3 * 10]).toBe(0);
    });

    it('hatches what is hidden, and neither hatches nor darkens what nobody looks at just now', () => {
        const masksOf = (kind: number) => [...coverageMasks(new Uint8Array(9).fill(kind), 3, 3).slice(12, 15)];
        expect(masksOf(0), 'out of reach').toEqual([0, 0, 0]);
        expect(masksOf(1), 'looked at').toEqual([255, 0, 255]);
        expect(masksOf(2), 'hidden').toEqual([0, 255, 255]);
        expect(masksOf(3), 'in sight, not looked at').toEqual([0, 0, 255]);
    });

    it('finds the cell of a place', () => {
        const ground = { columns: 10, rows: 10, cellMetres: 10, corners: [[0, 1], [1, 1], [1, 0], [0, 0]] as never, coverage: 0 };
        expect(cellAt(ground, [0.05, 0.95])).toEqual([0, 0]);
        expect(cellAt(ground, [0.95, 0.15])).toEqual([9, 8]);
        expect(cellAt(ground, [1.2, 0.5])).toBeUndefined();
    });
});

describe('words of place', () => {
    it('has a round scale bar no longer than it may be', () => {
        expect([730, 480, 150, 1999].map(roundLength)).toEqual([500, 200, 100, 1000]);
    });

    it('writes the grid as it is read over the radio', () => {
        const [zone, square, easting, northing] = grid([44.366, 33.315]).split(' ');
        expect([zone, square]).toEqual(['38S', 'MB']);
        const north = grid([44.366, 33.315 + 1 / 1109.1]).split(' ');
        expect(Number(north[3]) - Number(northing)).toBeGreaterThan(95);
        expect(Number(north[3]) - Number(northing)).toBeLessThan(105);
        expect(Math.abs(Number(north[2]) - Number(easting))).toBeLessThan(2);
    });

    it('measures bearings clockwise from north', () => {
        expect(bearingBetween([44, 35], [44, 36])).toBeCloseTo(0, 6);
        expect(bearingBetween([44, 35], [44.1, 35])).toBeCloseTo(90, 0);
    });
});

describe('zones and lines', () => {
    const line = (...directions: ('both' | 'left_to_right' | 'right_to_left')[]): Zone => ({
        id: 'l', name: {}, kind: 'tripwire', corners: [[44, 35], [44.1, 35]],
        rules: directions.map((direction) => ({ event: 'crosses', direction, classes: [], severity: 'check' })),
    });

    it('says which way counts: left to right of a line drawn eastward is toward the south', () => {
        expect(crossingBearing(line('left_to_right').corners)).toBeCloseTo(180, 6);
    });

    it('shows heads on the side of all its rules together', () => {
        expect(countingSides(line('left_to_right'))).toBe('left_to_right');
        expect(countingSides(line('left_to_right', 'right_to_left'))).toBe('both');
        expect(countingSides(line())).toBeUndefined();
    });

    it('draws one head on a short line, three on a long one, none over another', () => {
        expect(headShares(40)).toEqual([0.5]);
        expect(headShares(100)).toHaveLength(2);
        expect(headShares(900)).toEqual([0.25, 0.5, 0.75]);
    });

    it('sends every class as none named, and only what belongs to the event', () => {
        const rule = { ...firstRule('area'), classes: ['person', 'vehicle', 'animal', 'aircraft', 'unknown'] as never, seconds: 60 };
        expect(toSend(rule)).toEqual({ event: 'enters', classes: [], severity: 'check' });
        expect(toSend({ ...rule, event: 'stays' }).seconds).toBe(60);
    });

    it('finds what is missing before it asks the station', () => {
        expect(fault(' ', [firstRule('area')])).toBe('zone.name');
        expect(fault('Dam', [{ ...firstRule('area'), classes: [] }])).toBe('zone.who');
        expect(fault('Dam', [{ ...firstRule('area'), event: 'stays', seconds: 0 }])).toBe('zone.rule');
        expect(fault('Dam', [{ ...firstRule('area'), days: ['mon'], from: '18:00', until: '' }])).toBe('zone.rule');
        expect(fault('Dam', [{ ...firstRule('area'), days: ['mon'], from: '18:00', until: '06:00' }])).toBeUndefined();
    });
});
