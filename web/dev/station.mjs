// A small stand-in for the station, for developing the page: it keeps to docs/api.md with invented
// things. PORT, TRACKS, and VIDEO (an H.264 Annex B file with access unit delimiters) set it up.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import { at, coverage, decimetres, ground, place, site, things } from './world.mjs';

const PORT = Number(process.env.PORT ?? 8799);
const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.svg': 'image/svg+xml' };

const world = things(Number(process.env.TRACKS ?? 30));
const since = new Date(Date.now() - 700_000).toISOString();
const broken = new Set(['t3-cam']);
const ago = (seconds) => new Date(Date.now() - seconds * 1000).toISOString();
let zones = [
    { id: 'dam', name: { '': 'Dam zone', ar: 'منطقة السد', ckb: 'ناوچەی بەنداو' }, kind: 'area', corners: [[-500, -300], [520, -340], [640, 60], [320, 240], [-420, 160]].map(([e, n]) => at(e, n)), rules: [{ event: 'enters', classes: ['person'], severity: 'urgent' }] },
    { id: 'line-b', name: { '': 'Line B', ar: 'الخط «ب»', ckb: 'هێڵی «ب»' }, kind: 'tripwire', corners: [[900, -800], [500, -900], [-100, -820], [-500, -700]].map(([e, n]) => at(e, n)), rules: [{ event: 'crosses', direction: 'left_to_right', classes: [], severity: 'urgent' }] },
];

const alerts = new Map();
function alert(id, n, severity, event, zone, secondsAgo, state = 'raised', by = '', resolution = '') {
    const thing = world.find((t) => t.n === n) ?? world[0];
    const { lon, lat } = place(thing, Date.now() / 1000);
    alerts.set(id, { id, severity, event, seconds: 120, zone: zone.id, zoneName: zone.name, class: thing.kind, track: n, time: ago(secondsAgo), lat, lon, count: id === 'a4' ? 3 : 1, state, by, stateTime: ago(secondsAgo), resolution, cameras: ['t2-cam'], frame: true });
}
world[10] = { ...world[10], kind: 'person', home: [60, -260], radius: 40, speed: 1.3, path: undefined, coasting: false, phase: 2 };
alert('a1', 1410, 'urgent', 'crosses', zones[1], 14);
alert('a2', 1413, 'check', 'stays', zones[0], 360, 'seen', 'Karwan');
alert('a3', 1414, 'check', 'enters', zones[0], 1080);
alert('a4', 1402, 'note', 'enters', zones[0], 1860, 'taken', 'Karwan');
[[1, 'note'], [1.6, 'check'], [2.5, 'note'], [4, 'urgent'], [4.1, 'check'], [6, 'note'], [7.3, 'check'], [9.5, 'note'], [10.8, 'check']].forEach(([hours, severity], i) =>
    alert(`old${i}`, 1500 + i, severity, 'enters', zones[0], hours * 3600, 'resolved', 'Dilan', i % 2 ? 'nothing' : 'animal'));

function report(thing, seconds) {
    const { lon, lat, heading, speed } = place(thing, seconds);
    const long = thing.coasting ? 130 : 12;
    return { n: thing.n, status: thing.coasting ? 'coasting' : 'confirmed', class: thing.kind, ...(thing.own ? { own: thing.own } : {}), ...(thing.name ? { name: thing.name } : {}), ...(thing.known ? { known: true } : {}), lat, lon, speed, heading, ellipse: [long, long / 2, 40], seen: thing.coasting ? ago(40) : ago(0), since, by: thing.n % 2 ? ['t2-cam'] : ['t1-cam'] };
}
const health = () => site.cameras.map((c) => ({ sensor: c.id, state: broken.has(c.id) ? 'lost' : 'watching', since: ago(900), detail: '' }));
const coverageBytes = coverage(broken);

const viewers = new Set();
let number = 0;
function full() {
    const now = Date.now() / 1000;
    const tracks = world.map((t) => ({ ...report(t, now), trail: Array.from({ length: 60 }, (_, k) => now - 300 + k * 5).map((s) => { const p = place(t, s); return [p.lon, p.lat, s]; }) }));
    return { type: 'picture', number, time: ago(0), tracks, alerts: [...alerts.values()].filter((a) => a.state !== 'resolved'), health: health(), zones, coverage: 3 };
}
function tell(change = {}) {
    number++;
    const now = Date.now() / 1000;
    const message = JSON.stringify({ type: 'delta', number, time: ago(0), tracks: world.map((t) => report(t, now)), gone: [], alerts: [], health: [], coverage: 3, ...change });
    for (const viewer of viewers) viewer.send(message);
}
setInterval(tell, 200);
setInterval(() => viewers.forEach((v) => v.send(JSON.stringify({ type: 'hello', time: ago(0) }))), 5000);

function units(file) {
    const bytes = readFileSync(file);
    const starts = [];
    for (let i = 0; i + 4 < bytes.length; i++) {
        if (bytes[i] === 0 && bytes[i + 1] === 0 && bytes[i + 2] === 1 && (bytes[i + 3] & 31) === 9) starts.push(bytes[i - 1] === 0 ? i - 1 : i);
    }
    return starts.map((from, k) => {
        const unit = bytes.subarray(from, starts[k + 1] ?? bytes.length);
        return { unit, key: unit.indexOf(Buffer.from([0, 0, 1, 0x65])) >= 0 || unit.indexOf(Buffer.from([0, 0, 1, 0x25])) >= 0 };
    });
}
const film = process.env.VIDEO && existsSync(process.env.VIDEO) ? units(process.env.VIDEO) : [];

function video(socket, camera) {
    if (broken.has(camera) || film.length === 0) return;
    socket.send(JSON.stringify({ type: 'stream', codec: 'avc1.640028', width: 960, height: 540 }));
    let i = 0;
    const timer = setInterval(() => {
        const { unit, key } = film[i++ % film.length];
        const time = Math.round((Date.now() - 120) * 1000);
        const head = Buffer.alloc(9);
        head.writeBigInt64BE(BigInt(time));
        head[8] = key ? 1 : 0;
        socket.send(Buffer.concat([head, unit]));
        const x = 300 + 200 * Math.sin(i / 60);
        const boxes = [[1410, 'person', x, 250, 40, 90], [1413, 'vehicle', 130, 390, 90, 60], [0, 'unknown', 740, 360, 50, 40]];
        setTimeout(() => socket.send(JSON.stringify({ type: 'boxes', time, boxes })), 40);
    }, 80);
    socket.on('close', () => clearInterval(timer));
}

function answer(response, status, body) {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
}
async function body(request) {
    let text = '';
    for await (const part of request) text += part;
    return JSON.parse(text || '{}');
}
const histories = new Map();
function historyOf(thing) {
    if (!histories.has(thing.n)) {
        histories.set(thing.n, [
            { time: since, event: 'begun', sensor: 't1-cam' },
            { time: since, event: 'confirmed', reports: 3, belief: 0.98 },
            { time: ago(300), event: 'joined', other: thing.n + 200, squaredDistance: 1.7, seconds: 3 },
        ]);
    }
    return { track: thing.n, events: histories.get(thing.n), update: { time: ago(0), sensor: 't1-cam', from: 'seen', squaredDistance: 0.8, competitors: thing.n % 2, probability: 0.93 } };
}

/** What the watch says about a thing; null when it is refused. */
function actOn(thing, { act, by, name, with: other }) {
    const events = historyOf(thing).events;
    if (act === 'rename' && [...name].length > 40) return null;
    events.push({ time: ago(0), event: 'act', act, by, track: thing.n, ...(name === undefined ? {} : { name }), ...(other ? { other } : {}) });
    if (act === 'rename') thing.name = name;
    if (act === 'known' || act === 'unknown') thing.known = act === 'known';
    if (act === 'split') events.push({ time: ago(0), event: 'parted', other: thing.n + 200 });
    const gone = act === 'drop' ? thing.n : act === 'merge' ? other : undefined;
    if (gone) {
        world.splice(world.findIndex((t) => t.n === gone), 1);
        tell({ gone: [gone] });
    }
    return historyOf(thing);
}
const STATES = { seen: 'seen', take: 'taken', reopen: 'raised' };

async function api(request, response, path) {
    const act = /^alerts\/([^/]+)\/acts$/.exec(path)?.[1];
    const zone = /^zones\/([^/]+)$/.exec(path)?.[1];
    if (path === 'site') return answer(response, 200, site);
    if (path === 'ground') return answer(response, 200, { ...ground, coverage: 3 });
    if (path === 'ground/heights') return response.end(Buffer.from(decimetres.buffer));
    if (path === 'ground/coverage') return response.end(Buffer.from(coverageBytes));
    if (path === 'alerts') return answer(response, 200, { alerts: [...alerts.values()] });
    if (path.endsWith('/frame.jpg') && process.env.FRAME) return createReadStream(process.env.FRAME).pipe(response);
    const [, n, part] = /^tracks\/(\d+)\/(acts|history)$/.exec(path) ?? [];
    if (n) {
        const thing = world.find((t) => t.n === Number(n));
        if (!thing) return answer(response, 404, { error: { key: 'track.unknown', message: n } });
        const done = part === 'history' ? historyOf(thing) : actOn(thing, await body(request));
        return done ? answer(response, 200, done) : answer(response, 400, { error: { key: 'track.name', message: n } });
    }
    if (act) {
        const { act: what, by } = await body(request);
        const before = alerts.get(act);
        if (what === 'take' && before.state === 'taken' && before.by !== by) return answer(response, 409, { error: { key: 'alert.taken', message: 'taken' } });
        const state = STATES[what] ?? 'resolved';
        const now = { ...before, state, by: state === 'raised' ? '' : by, stateTime: ago(0), resolution: state === 'resolved' ? what : '' };
        alerts.set(act, now);
        tell({ alerts: [now] });
        return answer(response, 200, now);
    }
    if (zone && request.method === 'PUT') {
        const sent = { id: zone, ...(await body(request)) };
        if (sent.name['']?.includes('cross')) return answer(response, 400, { error: { key: 'zone.crosses_itself', message: '' } });
        zones = [...zones.filter((z) => z.id !== zone), sent];
        tell({ zones });
        return answer(response, 200, sent);
    }
    if (zone && request.method === 'DELETE') {
        zones = zones.filter((z) => z.id !== zone);
        tell({ zones });
        return answer(response, 200, {});
    }
    return answer(response, 404, { error: { key: 'not_found', message: path } });
}

const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://local').pathname;
    if (path.startsWith('/api/')) return void api(request, response, path.slice(5));
    const file = join(DIST, normalize(path === '/' ? '/index.html' : path));
    if (!file.startsWith(DIST) || !existsSync(file) || statSync(file).isDirectory()) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
});
const sockets = new WebSocketServer({ server });
sockets.on('connection', (socket, request) => {
    const path = new URL(request.url, 'http://local').pathname;
    if (path === '/api/picture') {
        socket.send(JSON.stringify(full()));
        viewers.add(socket);
        socket.on('close', () => viewers.delete(socket));
    } else if (path.startsWith('/api/video/')) {
        video(socket, decodeURIComponent(path.slice(11)));
    }
});
server.listen(PORT, '127.0.0.1', () => console.log(`fake station on http://127.0.0.1:${PORT}/`));
// A new alert now and then, so that arrivals can be seen.
if (process.env.ARRIVE) setTimeout(() => { alert('new', 1421, 'urgent', 'enters', zones[0], 0); tell({ alerts: [alerts.get('new')] }); }, Number(process.env.ARRIVE));
