import { describe, expect, it } from 'vitest';
import type { Alert } from '../src/contract';
import { inSlot, ordered, settled } from '../src/queue';
import { notesDue } from '../src/sound';
import { marks } from '../src/timeline';

const NOON = Date.parse('2026-11-24T12:00:00Z');

function alert(id: string, o: Partial<Alert> = {}): Alert {
    return {
        id, severity: 'check', event: 'enters', seconds: 0, zone: 'z', zoneName: { '': 'Dam' }, class: 'person', track: 1,
        time: new Date(NOON).toISOString(), lat: 0, lon: 0, count: 1, state: 'raised', by: '', stateTime: new Date(NOON).toISOString(),
        resolution: '', cameras: [], frame: false, ...o,
    };
}
const minutesAgo = (minutes: number) => new Date(NOON - minutes * 60_000).toISOString();
const away = { onSlot: false, now: NOON };

describe('the queue', () => {
    it('puts yours first, then those that wait by need and age, then those of others', () => {
        const all = [
            alert('theirs', { state: 'taken', by: 'Karwan', severity: 'urgent' }),
            alert('young', { time: minutesAgo(1) }),
            alert('old', { time: minutesAgo(9) }),
            alert('note', { severity: 'note', time: minutesAgo(30) }),
            alert('urgent', { severity: 'urgent' }),
            alert('closed', { state: 'resolved' }),
            alert('mine', { state: 'taken', by: 'Dilan', severity: 'note' }),
        ];
        expect(ordered(all, 'Dilan').map((a) => a.id)).toEqual(['mine', 'urgent', 'old', 'young', 'note', 'theirs']);
    });

    it('keeps still under a hand, lets gone rows go, and adds new ones at the end', () => {
        expect(settled(['a', 'b', 'c'], ['new', 'c', 'a'], 1000, 3000)).toEqual(['a', 'c', 'new']);
        expect(settled(['a', 'b', 'c'], ['new', 'c', 'a'], 1000, 4000)).toEqual(['new', 'c', 'a']);
    });
});

describe('the slot', () => {
    it('holds its alert when another of the same need arrives', () => {
        const all = [alert('first', { time: minutesAgo(1) }), alert('older', { time: minutesAgo(5) })];
        expect(inSlot(all, 'first', away)?.id).toBe('first');
    });

    it('lets a more severe one in front only while no hand is on it', () => {
        const all = [alert('held'), alert('urgent', { severity: 'urgent' })];
        expect(inSlot(all, 'held', { onSlot: true, now: NOON })?.id).toBe('held');
        expect(inSlot(all, 'held', away)?.id).toBe('urgent');
    });

    it('keeps what was just looked at, and gives way ten seconds later', () => {
        const all = [alert('seen', { state: 'seen', severity: 'urgent', stateTime: new Date(NOON - 4000).toISOString() }), alert('new')];
        expect(inSlot(all, 'seen', away)?.id).toBe('seen');
        expect(inSlot(all, 'seen', { onSlot: false, now: NOON + 7000 })?.id).toBe('new');
    });

    it('is empty when all are taken or closed', () => {
        expect(inSlot([alert('a', { state: 'taken' }), alert('b', { state: 'resolved' })], 'a', away)).toBeUndefined();
    });
});

describe('the sound', () => {
    it('of an urgent alert comes at once, at 20 s, at 60 s, then each minute until it is seen', () => {
        const urgent = alert('u', { severity: 'urgent' });
        const played: number[] = [];
        for (let s = 0; s <= 200; s++) {
            const last = played.at(-1);
            if (notesDue(urgent, s * 1000, last === undefined ? undefined : last * 1000)) played.push(s);
        }
        expect(played).toEqual([0, 20, 60, 120, 180]);
        expect(notesDue({ ...urgent, state: 'seen' }, 300_000, 0)).toBeUndefined();
    });

    it('of a check comes once, of a note never', () => {
        expect(notesDue(alert('c'), 0, undefined)).toBe('one');
        expect(notesDue(alert('c'), 90_000, 0)).toBeUndefined();
        expect(notesDue(alert('n', { severity: 'note' }), 0, undefined)).toBeUndefined();
    });
});

describe('the time line', () => {
    it('shows twelve hours, live at right, and the most severe where diamonds would touch', () => {
        const all = [
            alert('gone', { time: minutesAgo(13 * 60) }),
            alert('half', { time: minutesAgo(6 * 60) }),
            alert('note', { time: minutesAgo(5), severity: 'note' }),
            alert('urgent', { time: minutesAgo(4), severity: 'urgent' }),
        ];
        expect(marks(all, NOON, 720).map((m) => [m.alert.id, m.x])).toEqual([['half', 360], ['urgent', 716]]);
    });
});
