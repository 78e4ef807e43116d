import type { Alert, Severity } from './contract';

const RANK: Record<Severity, number> = { urgent: 0, check: 1, note: 2 };
const SEEN_REST_MS = 10_000;

/** Yours first, then those that wait by need and age, then those that others have. */
export function ordered(alerts: Iterable<Alert>, me: string): Alert[] {
    return [...alerts]
        .filter((a) => a.state !== 'resolved')
        .sort((a, b) => group(a, me) - group(b, me) || byNeed(a, b));
}

function group(alert: Alert, me: string): number {
    if (alert.state !== 'taken') return 1;
    return alert.by === me ? 0 : 2;
}

function byNeed(a: Alert, b: Alert): number {
    return RANK[a.severity] - RANK[b.severity] || Date.parse(a.time) - Date.parse(b.time) || (a.id < b.id ? -1 : 1);
}

export interface Hand {
    /** The pointer is on the slot, or a key was pressed in the last two seconds. */
    onSlot: boolean;
    now: number;
}

/** Which alert stands in the slot. It stays until it is dealt with; a more severe new one comes in
 * front only while no hand is on it, and so does any new one when this one was looked at and left. */
export function inSlot(alerts: Iterable<Alert>, held: string | undefined, hand: Hand): Alert | undefined {
    const waiting = [...alerts].filter((a) => a.state === 'raised' || a.state === 'seen');
    waiting.sort((a, b) => (a.state === b.state ? byNeed(a, b) : a.state === 'raised' ? -1 : 1));
    const first = waiting[0];
    const kept = waiting.find((a) => a.id === held);
    if (!kept || !first) return first;
    if (hand.onSlot || first.state !== 'raised') return kept;
    const rested = kept.state === 'seen' && hand.now - Date.parse(kept.stateTime) > SEEN_REST_MS;
    return RANK[first.severity] < RANK[kept.severity] || rested ? first : kept;
}

const STILL_MS = 3000;

/** The order that the list shows: rows that go away go at once, new ones come in at the end of the
 * order shown, and all find their true place only after three seconds without a hand in the list. */
export function settled(shown: string[], wanted: string[], lastTouch: number, now: number): string[] {
    if (now - lastTouch >= STILL_MS) return wanted;
    const still = shown.filter((id) => wanted.includes(id));
    return [...still, ...wanted.filter((id) => !still.includes(id))];
}
