const REACH = 32;
const LEAST = 4;

export interface Standing<T> {
    thing: T;
    kind: string;
    x: number;
    y: number;
}

export interface Crowd<T> {
    things: T[];
    x: number;
    y: number;
}

/** Four or more of one kind within 32 px become one sign. Each seed takes what is near it, west to
 * east, so the same picture always gives the same crowds. Cost: n × neighbours in a grid of 32 px. */
export function crowds<T>(standing: Standing<T>[]): { crowds: Crowd<T>[]; single: Standing<T>[] } {
    const sorted = [...standing].sort((a, b) => a.x - b.x || a.y - b.y);
    const cells = new Map<string, Standing<T>[]>();
    const cell = (x: number, y: number) => `${Math.floor(x / REACH)},${Math.floor(y / REACH)}`;
    for (const one of sorted) {
        const key = cell(one.x, one.y);
        const there = cells.get(key);
        if (there) there.push(one);
        else cells.set(key, [one]);
    }
    const gone = new Set<Standing<T>>();
    const found: Crowd<T>[] = [];
    for (const seed of sorted) {
        if (gone.has(seed)) continue;
        const near: Standing<T>[] = [];
        for (let dx = -REACH; dx <= REACH; dx += REACH) {
            for (let dy = -REACH; dy <= REACH; dy += REACH) {
                for (const other of cells.get(cell(seed.x + dx, seed.y + dy)) ?? []) {
                    const close = Math.hypot(other.x - seed.x, other.y - seed.y) <= REACH;
                    if (close && other.kind === seed.kind && !gone.has(other)) near.push(other);
                }
            }
        }
        if (near.length < LEAST) continue;
        for (const one of near) gone.add(one);
        found.push({
            things: near.map((one) => one.thing),
            x: near.reduce((sum, one) => sum + one.x, 0) / near.length,
            y: near.reduce((sum, one) => sum + one.y, 0) / near.length,
        });
    }
    return { crowds: found, single: sorted.filter((one) => !gone.has(one)) };
}
