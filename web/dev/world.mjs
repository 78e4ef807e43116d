// A small invented site for developing the page: terrain, towers, coverage, things that move.

const SIZE = 600;
const CELL_METRES = 10;
const CENTRE = [44.42, 35.56];
const METRES_PER_DEGREE = 111_320;
const PER_LON = METRES_PER_DEGREE * Math.cos((CENTRE[1] * Math.PI) / 180);

/** Metres east and north of the centre to longitude and latitude. */
export const at = (east, north) => [CENTRE[0] + east / PER_LON, CENTRE[1] + north / METRES_PER_DEGREE];

let seed = 7;
export const random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const lattice = Float32Array.from({ length: 65536 }, random);
function noise(x, y) {
    const [i, j] = [Math.floor(x), Math.floor(y)];
    const [u, v] = [x - i, y - j].map((f) => f * f * (3 - 2 * f));
    const g = (a, b) => lattice[((b & 255) << 8) | (a & 255)];
    const top = g(i, j) + u * (g(i + 1, j) - g(i, j));
    const low = g(i, j + 1) + u * (g(i + 1, j + 1) - g(i, j + 1));
    return top + v * (low - top);
}

const heights = new Float32Array(SIZE * SIZE);
for (let row = 0; row < SIZE; row++) {
    for (let column = 0; column < SIZE; column++) {
        let [sum, scale] = [0, 1];
        for (let k = 0; k < 6; k++, scale *= 0.5) {
            const n = noise((column / 170) * 2 ** k + 9 * k, (row / 170) * 2 ** k + 5 * k);
            sum += scale * (k < 4 ? 1 - Math.abs(2 * n - 1) : n);
        }
        heights[row * SIZE + column] = 190 * sum * (0.35 + 0.65 * Math.min(1, Math.hypot(column - 300, row - 330) / 260));
    }
}
const lowest = heights.reduce((a, b) => Math.min(a, b), Infinity);
export const decimetres = Int16Array.from(heights, (h) => Math.round((h - lowest) * 10));

const cellOf = (east, north) => [Math.floor(east / CELL_METRES + SIZE / 2), Math.floor(SIZE / 2 - north / CELL_METRES)];
const heightAt = (column, row) => heights[Math.min(SIZE - 1, Math.max(0, row)) * SIZE + Math.min(SIZE - 1, Math.max(0, column))];

const two = (en, ar, ckb) => ({ '': en, ar, ckb });
const STANDS = [
    { id: 't1', en: 'Tower 1', ar: 'البرج 1', ckb: 'تاوەری 1', east: -1500, north: 900, mast: 32, pan: 66, fov: 30, range: 2400 },
    { id: 't2', en: 'Tower 2', ar: 'البرج 2', ckb: 'تاوەری 2', east: 1150, north: -350, mast: 32, pan: 262, fov: 26, range: 2300 },
    { id: 't3', en: 'Tower 3', ar: 'البرج 3', ckb: 'تاوەری 3', east: -1900, north: -1100, mast: 26, pan: 110, fov: 34, range: 1800 },
    { id: 'a1', en: 'Aerostat', ar: 'المنطاد', ckb: 'باڵۆن', east: 1500, north: 1500, mast: 300, pan: 215, fov: 24, range: 2600, kind: 'aerostat' },
];
const lonLat = (s) => ({ lon: at(s.east, s.north)[0], lat: at(s.east, s.north)[1] });
const ring = (points) => points.map(([e, n]) => at(e, n));

export const site = {
    name: two('East Dam', 'السد الشرقي', 'بەنداوی ڕۆژهەڵات'),
    version: '0.1.0',
    simulated: true,
    timeZone: 'Asia/Baghdad',
    centre: CENTRE,
    bounds: [at(-2800, -1900), at(2800, 1900)],
    towers: STANDS.map((s) => ({ id: s.id, name: two(s.en, s.ar, s.ckb), kind: s.kind ?? 'tower', ...lonLat(s), mastMetres: s.mast })),
    cameras: STANDS.map((s) => ({
        id: `${s.id}-cam`,
        tower: s.id,
        name: two(s.en, s.ar, s.ckb),
        ...lonLat(s),
        mastMetres: s.mast,
        panDegrees: s.pan,
        fieldOfViewDegrees: s.fov,
        rangeMetres: s.range,
        width: 960,
        height: 540,
        footprint: [],
    })),
    radars: [],
    lines: [
        { kind: 'road', name: {}, points: ring([[-2900, -1700], [-1900, -1300], [-1200, -700], [-300, -600], [500, -650], [1300, -900], [2100, -500], [2900, -600]]) },
        { kind: 'track', name: {}, points: ring([[-2100, 1900], [-1700, 1100], [-1600, 300], [-1200, -700]]) },
        { kind: 'track', name: {}, points: ring([[1300, -900], [1500, -1400], [1400, -1900]]) },
        { kind: 'wadi', name: {}, points: ring([[100, 60], [60, -250], [-100, -500], [-500, -900], [-700, -1400], [-600, -1900]]) },
        { kind: 'fence', name: {}, points: ring([[-350, -330], [450, -330], [450, -120]]) },
    ],
    areas: [
        { kind: 'water', name: two('Reservoir', 'البحيرة', 'دەریاچە'), points: ring([[0, 120], [-260, 260], [-320, 520], [-120, 700], [60, 1020], [260, 1250], [420, 1230], [380, 900], [520, 640], [480, 330], [300, 130]]) },
        { kind: 'village', name: two('Sarchia', 'سرجيا', 'سەرچیا'), points: ring([[-2500, -900], [-2150, -850], [-2100, -600], [-2450, -620]]) },
        { kind: 'orchard', name: {}, points: ring([[-900, -1500], [-450, -1500], [-400, -1050], [-820, -1100]]) },
    ],
    places: [
        { name: two('Pump house', 'بيت المضخات', 'ژووری پەمپ'), lon: at(-220, -180)[0], lat: at(-220, -180)[1] },
        { name: two('Spillway', 'المفيض', 'سەرڕێژگە'), lon: at(260, 60)[0], lat: at(260, 60)[1] },
    ],
};

const half = (SIZE * CELL_METRES) / 2;
export const ground = {
    columns: SIZE,
    rows: SIZE,
    cellMetres: CELL_METRES,
    corners: [at(-half, half), at(half, half), at(half, -half), at(-half, -half)],
    coverage: 1,
    lowestMetres: 512.4,
};

/** 1 seen by a camera that works, 2 in reach and hidden, 3 in sight of a mast: rays over the terrain from every mast. */
export function coverage(broken) {
    const classes = new Uint8Array(SIZE * SIZE);
    for (const pass of ['reach', 'look']) {
        for (const s of STANDS) {
            if (broken.has(`${s.id}-cam`)) continue;
            const [c0, r0] = cellOf(s.east, s.north);
            const eye = heightAt(c0, r0) + s.mast;
            const reach = s.range / CELL_METRES;
            for (let k = 0; k < 3000; k++) {
                const azimuth = (k / 3000) * 360;
                const off = Math.abs(((azimuth - s.pan + 540) % 360) - 180);
                if (pass === 'look' && off > s.fov / 2) continue;
                const [dx, dy] = [Math.sin((azimuth * Math.PI) / 180), -Math.cos((azimuth * Math.PI) / 180)];
                let top = -9;
                for (let d = 1; d < reach; d++) {
                    const [column, row] = [Math.round(c0 + dx * d), Math.round(r0 + dy * d)];
                    if (column < 0 || row < 0 || column >= SIZE || row >= SIZE) break;
                    const slope = (heightAt(column, row) + 1.5 - eye) / (d * CELL_METRES);
                    const cell = row * SIZE + column;
                    if (slope >= top - 0.002) {
                        if (pass === 'look') classes[cell] = 1;
                        else classes[cell] = 3;
                    } else if (pass === 'reach' && classes[cell] === 0) classes[cell] = 2;
                    if (slope > top) top = slope;
                }
            }
        }
    }
    return classes;
}

const PATHS = [site.lines[0], site.lines[1], site.lines[2]].map((line) => line.points);
const KINDS = ['person', 'vehicle', 'animal', 'unknown', 'person', 'vehicle'];

/** Things that walk, drive, stand; their places follow from the time alone. */
export function things(count) {
    const made = [];
    for (let i = 0; i < count; i++) {
        const kind = i < 7 ? 'animal' : KINDS[i % KINDS.length];
        const home = i < 7 ? [1350 + (i % 3) * 30, 420 + i * 14] : [(random() - 0.5) * 5200, (random() - 0.5) * 3400];
        made.push({
            n: 1400 + i,
            kind,
            home,
            phase: random() * 6.28,
            radius: kind === 'vehicle' ? 0 : i < 7 ? 4 : 20 + random() * 90,
            speed: kind === 'vehicle' ? 6 + random() * 8 : kind === 'unknown' ? 0 : 0.6 + random(),
            path: kind === 'vehicle' ? PATHS[i % PATHS.length] : undefined,
            coasting: i % 9 === 8,
            own: i === 11 || i === 12 ? `Patrol ${i - 10}` : undefined,
        });
    }
    return made;
}

export function place(thing, seconds) {
    if (thing.path) return alongPath(thing, seconds);
    const turn = thing.phase + (seconds * thing.speed) / Math.max(20, thing.radius);
    const [lon, lat] = at(thing.home[0] + thing.radius * Math.cos(turn), thing.home[1] + thing.radius * Math.sin(turn));
    return { lon, lat, heading: (360 - (turn * 180) / Math.PI) % 360, speed: thing.speed };
}

function alongPath(thing, seconds) {
    const lengths = thing.path.slice(1).map((p, i) => Math.hypot((p[0] - thing.path[i][0]) * PER_LON, (p[1] - thing.path[i][1]) * METRES_PER_DEGREE));
    const total = lengths.reduce((a, b) => a + b, 0);
    const raw = (thing.phase * 900 + seconds * thing.speed) % (2 * total);
    const back = raw > total;
    let left = back ? 2 * total - raw : raw;
    for (let i = 0; i < lengths.length; i++) {
        if (left <= lengths[i] || i === lengths.length - 1) {
            const f = Math.min(1, left / lengths[i]);
            const [a, b] = [thing.path[i], thing.path[i + 1]];
            const way = (Math.atan2((b[0] - a[0]) * PER_LON, (b[1] - a[1]) * METRES_PER_DEGREE) * 180) / Math.PI;
            return { lon: a[0] + (b[0] - a[0]) * f, lat: a[1] + (b[1] - a[1]) * f, heading: (way + (back ? 540 : 360)) % 360, speed: thing.speed };
        }
        left -= lengths[i];
    }
}
