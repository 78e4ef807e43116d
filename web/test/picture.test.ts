import { describe, expect, it } from 'vitest';
import type { FullPicture, PictureDelta, TrackReport } from '../src/contract';
import { StationClock } from '../src/clock';
import { apply, emptyPicture, replace } from '../src/picture';

const START = Date.parse('2026-11-24T02:00:00Z');
const at = (seconds: number) => new Date(START + seconds * 1000).toISOString();

function track(n: number, lat = 35): TrackReport {
    return { n, status: 'confirmed', class: 'person', lat, lon: 44, speed: 1, heading: 0, ellipse: [5, 3, 0], seen: at(0), since: at(0), by: ['t1'] };
}
function full(o: Partial<FullPicture> = {}): FullPicture {
    return { type: 'picture', number: 12, time: at(0), tracks: [track(1), track(2)], alerts: [], health: [], zones: [], coverage: 3, ...o };
}
function delta(o: Partial<PictureDelta> = {}): PictureDelta {
    return { type: 'delta', number: 13, time: at(1), tracks: [], gone: [], alerts: [], health: [], coverage: 3, ...o };
}

describe('the live picture', () => {
    it('changes what a delta names and leaves the rest', () => {
        const picture = replace(full());
        const applied = apply(picture, delta({ tracks: [track(2, 36), track(3)], gone: [1], health: [{ sensor: 't1', state: 'lost', since: at(1), detail: '' }], coverage: 4 }));
        expect(applied).toBe(true);
        expect([...picture.tracks.keys()]).toEqual([2, 3]);
        expect(picture.tracks.get(2)?.lat).toBe(36);
        expect(picture.health.get('t1')?.state).toBe('lost');
        expect(picture.coverage).toBe(4);
    });

    it('keeps its zones when a delta has none, and takes all of them when it has', () => {
        const zone = { id: 'z', name: {}, kind: 'area' as const, corners: [], rules: [] };
        const picture = replace(full({ zones: [zone] }));
        apply(picture, delta());
        expect(picture.zones).toHaveLength(1);
        apply(picture, delta({ number: 14, zones: [] }));
        expect(picture.zones).toHaveLength(0);
    });

    it('refuses a delta after a gap, and any before the first picture, unchanged', () => {
        const picture = replace(full());
        expect(apply(picture, delta({ number: 15, gone: [1] }))).toBe(false);
        expect(picture.tracks.size).toBe(2);
        expect(apply(emptyPicture(), delta({ number: 0 }))).toBe(false);
    });

    it('remembers five minutes of each way, thinned to one place in two seconds', () => {
        const trail: [number, number, number][] = [[44, 35, START / 1000 - 400], [44, 35, START / 1000 - 200]];
        const picture = replace(full({ tracks: [{ ...track(1), trail }] }));
        for (let s = 1; s <= 60; s++) {
            apply(picture, delta({ number: 12 + s, time: at(s), tracks: [track(1, 35 + s / 1000)] }));
        }
        const past = picture.tracks.get(1)!.past;
        expect(past[0]!.seconds).toBe(START / 1000 - 200);
        expect(past.length).toBe(32);
    });
});

describe("the station's clock", () => {
    it('takes the smallest delay for none, and forgets it after a jump', () => {
        let local = 100_000;
        const clock = new StationClock(() => local);
        clock.heard(local - 5000 - 40);
        clock.heard(local - 5000 - 300);
        expect(clock.now()).toBe(local - 5040);
        local += 25_000;
        clock.heard(local - 9000);
        expect(clock.now()).toBe(local - 9000);
    });
});
