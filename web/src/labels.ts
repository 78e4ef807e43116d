/** left, top, right, bottom, pixels. */
export type Box = [number, number, number, number];

export type Group = 'track' | 'other';

/** A label that wants a place beside its sign. */
export interface Claim {
    id: string;
    x: number;
    y: number;
    width: number;
    height: number;
    /** Distance from the sign's middle. */
    gap: number;
    /** Lower claims first: alert 0, chosen 1, taken 2, sensor 3, zone 5, place 6, other tracks 7. */
    rank: number;
    group: Group;
    /** Drawn even when no place is free. */
    must: boolean;
}

export interface Placed {
    id: string;
    /** Top left corner of the text. */
    x: number;
    y: number;
}

interface Kept {
    place: number;
    betterSince: number | undefined;
}

const PLACES = 8;
const PATIENCE_MS = 2000;
const EDGE = 4;

/** Puts labels beside their signs: end, start, above, below, then the corners. A label that finds no
 * free place is left out, unless it must be there; and one that has a place keeps it for two seconds
 * after a better one came free, so that labels do not hop. Greedy in order of need: n × 8 × taken. */
export class LabelPlacement {
    private kept = new Map<string, Kept>();

    place(claims: Claim[], signs: Box[], bounds: Box, most: Record<Group, number>, now: number): Placed[] {
        const taken = [...signs];
        const left = { ...most };
        const placed: Placed[] = [];
        const keep = new Map<string, Kept>();
        for (const claim of [...claims].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))) {
            if (left[claim.group] <= 0 && !claim.must) continue;
            const found = this.choose(claim, taken, bounds, now);
            if (!found) continue;
            const box = boxAt(claim, found.place);
            taken.push(box);
            left[claim.group]--;
            keep.set(claim.id, found);
            placed.push({ id: claim.id, x: box[0] + 3, y: box[1] + 1 });
        }
        this.kept = keep;
        return placed;
    }

    private choose(claim: Claim, taken: Box[], bounds: Box, now: number): Kept | undefined {
        const free = (place: number) => {
            const box = boxAt(claim, place);
            return within(box, bounds) && !taken.some((other) => overlap(box, other));
        };
        let best: number | undefined;
        for (let place = 0; place < PLACES && best === undefined; place++) if (free(place)) best = place;
        const old = this.kept.get(claim.id);
        if (old && best !== undefined && old.place !== best && free(old.place)) {
            const since = old.betterSince ?? now;
            if (now - since < PATIENCE_MS) return { place: old.place, betterSince: since };
        }
        if (best !== undefined) return { place: best, betterSince: undefined };
        if (!claim.must) return undefined;
        for (let place = 0; place < PLACES; place++) {
            if (within(boxAt(claim, place), bounds)) return { place, betterSince: undefined };
        }
        return undefined;
    }
}

function boxAt(claim: Claim, place: number): Box {
    const { width: w, height: h, gap: g } = claim;
    const offsets: [number, number][] = [
        [g, -h / 2],
        [-g - w, -h / 2],
        [-w / 2, -g - h],
        [-w / 2, g],
        [g, -g - h + 6],
        [-g - w, -g - h + 6],
        [g, g - 6],
        [-g - w, g - 6],
    ];
    const [dx, dy] = offsets[place] ?? [0, 0];
    const [x, y] = [claim.x + dx, claim.y + dy];
    return [x - 3, y - 1, x + w + 3, y + h + 1];
}

function within(box: Box, bounds: Box): boolean {
    return (
        box[0] >= bounds[0] + EDGE &&
        box[1] >= bounds[1] + EDGE &&
        box[2] <= bounds[2] - EDGE &&
        box[3] <= bounds[3] - EDGE
    );
}

function overlap(a: Box, b: Box): boolean {
    return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
}
