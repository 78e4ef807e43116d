import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk, openBrowser, type Said } from './desk';
import { freePort, SCREENS, Station } from './station';

const LAPTOP = { width: 1366, height: 768 };
const ZONE_NAME = 'الحوش';
const THING_NAME = 'راعي';
const NOT_A_FOLDER = '/dev/null/marsad';
/** The way that the stranger of two-cameras.toml walks: 100 m west for each 150 m north. */
const WAY = { east: -0.555, north: 0.832 };

let folder: string;
let port: number;
let station: Station;
let readyAt: number;
let browser: Browser;
let a: Desk;
let b: Desk;
let c: Desk;
let drawn: string;
let named: number;

beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'marsad-e2e-'));
    mkdirSync(SCREENS, { recursive: true });
    Station.prepare();
    browser = await openBrowser();
    port = await freePort();
    station = await Station.start(port, join(folder, 'data'));
    readyAt = Date.now();
    const { url } = station.readyLine;
    a = await Desk.open(browser, `${url}?light=night`, { viewport: LAPTOP, locale: 'en-GB' });
});

afterAll(async () => {
    await browser?.close();
    await station?.interrupt();
    rmSync(folder, { recursive: true, force: true });
});

/** How many want each processor: what is promised for a machine of its own takes so many times longer. */
const busyness = () => Math.max(1, loadavg()[0]! / cpus().length);
const sinceReady = () => (Date.now() - readyAt) / 1000;

describe('a watch', () => {
    it('begins with a page that shows what moves within ten seconds', async () => {
        expect(station.readyLine.url).toBe(`http://127.0.0.1:${port}/`);
        const track = await a.until('a track', 10 * busyness() - sinceReady(), (s) => s.tracks[0]);
        await a.until('the track moved', 15, (s) => s.tracks.some((t) => t.n === track.n && (t.lat !== track.lat || t.lon !== track.lon)));
    });

    it('raises an alert of whoever walks into the zone within a minute', async () => {
        b = await Desk.open(browser, station.readyLine.url, { viewport: { width: 1010, height: 600 }, locale: 'en-GB' });
        const alert = await a.until('an alert', 60 - sinceReady(), (s) => s.alerts.find((x) => x.zone === 'east-strip'));
        expect(alert).toMatchObject({ event: 'enters', severity: 'urgent', state: 'raised' });
        await expect.poll(() => a.part('slot-headline').textContent()).toContain('East strip');
    });

    it('shows live video less than a second behind, with boxes drawn over it', async () => {
        await a.until('live video', 20, (s) => s.camera === 't1-east' && s.framesDecoded > 8 && (s.lagSeconds ?? 9) < 1);
        const painted = () =>
            a.page.evaluate(() => {
                const over = document.getElementById('video-over') as HTMLCanvasElement;
                const middle = over.getContext('2d')!.getImageData(0, 40, over.width, over.height - 80).data;
                return middle.some((value, i) => i % 4 === 3 && value > 0);
            });
        await expect.poll(painted, { timeout: 10_000 }).toBe(true);
    });

    it('tells every screen at once who looked and who took it, one key each', async () => {
        await a.page.keyboard.press('Space');
        await b.until('seen on the other screen', 5, (s) => s.alerts.some((x) => x.zone === 'east-strip' && x.state === 'seen'));
        await a.page.keyboard.press('Enter');
        const taken = await b.until('taken on the other screen', 5, (s) => s.alerts.find((x) => x.zone === 'east-strip' && x.state === 'taken'));
        await expect.poll(() => b.page.locator('#desk').textContent()).toContain(taken.by);
    });

    it('has a zone at work as soon as it is drawn', async () => {
        await a.page.locator('#in').click();
        await a.page.waitForTimeout(400);
        await a.page.locator('#in').click();
        await a.page.waitForTimeout(400);
        await a.part('draw-zone').click();
        const { walker, scale } = await a.until('who walks', 10, (s) => {
            const walker = s.tracks.find((t) => t.status === 'confirmed' && t.n === s.chosenTrack) ?? s.tracks.find((t) => t.status === 'confirmed');
            return walker && { walker, scale: s.metresPerPixel };
        });
        for (const [ahead, aside] of [[12, -25], [26, -25], [26, 25], [12, 25]] as const) {
            const east = WAY.east * ahead + WAY.north * aside;
            const north = WAY.north * ahead - WAY.east * aside;
            await a.page.mouse.click(walker.x + east / scale, walker.y - north / scale);
        }
        await a.page.keyboard.press('Enter');
        await a.part('zone-name').fill(ZONE_NAME);
        await a.part('zone-save').click();
        drawn = (await a.until('the zone', 5, (s) => s.zones.find((z) => z.name === ZONE_NAME))).id;
        await a.until('an alert of that zone', 45, (s) => s.alerts.some((x) => x.zone === drawn && x.event === 'enters'));
        await a.page.reload();
        await a.until('the zone after a reload', 10, (s) => s.zones.some((z) => z.id === drawn));
    });

    it('lets the watch name a thing, know it and ask why, by keys alone', async () => {
        c = await Desk.open(browser, `${station.readyLine.url}?light=night`, { viewport: LAPTOP, locale: 'en-GB' });
        await c.until('a track', 10, (s) => s.tracks.length > 0);
        await c.page.keyboard.press('F4');
        await c.page.locator('#table-tracks .btn').first().click();
        await expect.poll(() => c.part('track-card').isVisible()).toBe(true);
        named = (await c.state())!.chosenTrack!;
        await c.page.keyboard.press('r');
        await expect.poll(() => c.page.evaluate(() => document.activeElement?.tagName), { timeout: 15_000 }).toBe('INPUT');
        await c.page.keyboard.type(THING_NAME);
        await c.page.keyboard.press('Enter');
        await expect.poll(() => c.part('card-title').textContent(), { timeout: 15_000 }).toBe(THING_NAME);
        await c.page.keyboard.press('k');
        await expect.poll(() => c.part('card-who').textContent(), { timeout: 15_000 }).toContain('known: no alerts');
        await c.page.keyboard.press('Control+z');
        await expect.poll(() => c.part('card-who').textContent(), { timeout: 15_000 }).toContain('watched');
        await c.page.keyboard.press('w');
        await expect.poll(() => c.part('card-history').textContent(), { timeout: 15_000 }).toMatch(new RegExp(`saw it first.*named it ${THING_NAME}`));
    });

    it('says the same in Arabic, and the card keeps WCAG 2.2 AA in both', async () => {
        await c.speak('ar');
        await expect.poll(() => c.part('card-history').textContent(), { timeout: 15_000 }).toContain(`سمّاه ${THING_NAME}`);
        expect(await c.part('card-who').textContent()).toContain('تحت المراقبة');
        for (const [language, light] of [['ar', 'day'], ['en', 'night']] as const) {
            await c.speak(language);
            await c.light(light);
            expect(await c.breaches(), language).toEqual([]);
            await c.page.screenshot({ path: `${SCREENS}/card-${language}-${light}.png` });
            await c.page.locator('#map').focus();
            await c.page.keyboard.press(language === 'ar' ? 'r' : 'x');
            await c.page.waitForTimeout(200);
            expect(await c.breaches(), `${language}, asked`).toEqual([]);
            await c.page.keyboard.press('Escape');
        }
        await c.close();
    }, 120_000);

    it('says in words within three seconds that a camera was unplugged, and when it is back', async () => {
        const lost = ({ words }: Said) => words.includes('village road: no picture since');
        const pulled = (said: Said) => said.clock >= '18:05:29' && lost(said);
        await expect.poll(async () => (await b.said()).some(pulled), { timeout: 30_000 }).toBe(true);
        const first = (await b.said()).find(pulled)!.clock;
        const latest = `18:05:${Math.floor(30 + 3 * Math.min(busyness(), 5))}`;
        expect(first <= latest, `said at ${first}, pulled at 18:05:30`).toBe(true);
        await expect.poll(async () => lost((await b.said()).at(-1)!), { timeout: 30_000 }).toBe(false);
        await b.close();
    });
});

describe('the languages', () => {
    it('change the whole page, and stay', async () => {
        await a.speak('ar');
        const whole = async () => ({ dir: await a.page.evaluate(() => document.documentElement.dir), latin: (await a.words()).filter(isForeign) });
        const post = await a.page.evaluate(() => localStorage.getItem('marsad.post') ?? '');
        const isForeign = (words: string) => /[A-Za-z]{2,}/.test(words.replaceAll(post, '').replace(/\b(English|Enter|Del|38S|[A-Z]{2})\b/g, ''));
        await expect.poll(whole, { timeout: 5000 }).toEqual({ dir: 'rtl', latin: [] });
        await a.page.keyboard.press('F1');
        expect((await a.words()).filter((w) => isForeign(w.replace(/Space|Shift|Ctrl|Home|Esc|End|Backspace|F\d/g, '')))).toEqual([]);
        await a.page.keyboard.press('Escape');
        await a.page.reload();
        await a.until('Arabic after a reload', 10, (s) => s.language === 'ar');
        expect(await a.page.evaluate(() => document.documentElement.dir)).toBe('rtl');
    });

    it('begin with the one of the browser', async () => {
        const arab = await Desk.open(browser, station.readyLine.url, { viewport: LAPTOP, locale: 'ar-IQ' });
        await arab.until('Arabic', 10, (s) => s.language === 'ar');
        expect(await arab.page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual(['ar', 'rtl']);
        await arab.close();
    });
});

describe('the page', () => {
    it('asks nothing of any other machine, and complains of nothing', () => {
        const foreign = [...a.addresses, ...b.addresses].filter((address) => !/^(data|blob):/.test(address) && new URL(address).host !== `127.0.0.1:${port}`);
        expect(foreign).toEqual([]);
        expect(a.addresses.some((address) => address.startsWith('ws:'))).toBe(true);
        expect([...a.complaints, ...b.complaints]).toEqual([]);
    });

    // From here on the tests themselves put styles into the page, of which its policy complains.
    it.each([['en', 'night'], ['en', 'day'], ['ar', 'night'], ['ar', 'day']] as const)('keeps WCAG 2.2 AA in %s by %s', async (language, light) => {
        await a.speak(language);
        await a.light(light);
        await a.page.waitForTimeout(300);
        expect(await a.breaches()).toEqual([]);
    });

    it('can be looked at in three languages, two lights and four sizes', async () => {
        const wide = { width: 1920, height: 1080 };
        const tablet = { width: 800, height: 1280 };
        const phone = { width: 390, height: 844 };
        const shots = [
            ['en', 'night', LAPTOP], ['en', 'day', LAPTOP], ['ar', 'day', LAPTOP], ['ar', 'night', LAPTOP], ['ckb', 'night', LAPTOP], ['ckb', 'day', LAPTOP],
            ['en', 'day', wide], ['ar', 'night', wide], ['ar', 'day', tablet], ['ckb', 'night', tablet], ['en', 'day', phone], ['ar', 'night', phone],
        ] as const;
        for (const [language, light, size] of shots) {
            await a.page.setViewportSize(size);
            await a.speak(language);
            await a.light(light);
            await a.page.waitForTimeout(700);
            await a.page.screenshot({ path: `${SCREENS}/${language}-${light}-${size.width}.png` });
            const sideways = await a.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            expect(sideways, `${language} ${size.width} wide scrolls sideways`).toBeLessThanOrEqual(0);
        }
        await a.page.setViewportSize(LAPTOP);
        await a.speak('en');
    }, 150_000);
});

describe('a station that stops', () => {
    it('is missed by the page within twelve seconds, and Ctrl-C ends it within three', async () => {
        await a.page.evaluate(() => fetch('/api/settings/e2e', { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{"value": "kept"}' }));
        const ended = await station.interrupt();
        expect([0, 130]).toContain(ended.code);
        expect(ended.milliseconds).toBeLessThan(3000);
        await expect.poll(() => a.part('link-lost').textContent(), { timeout: 12_000 }).toMatch(/^This screen lost the station at \d\d:\d\d:\d\d/);
        await expect.poll(() => a.part('not-watched').textContent()).toContain('does not answer');
        await expect.poll(() => a.page.locator('#vid').getAttribute('data-state'), { timeout: 5000 }).toBe('lost');
        await a.page.screenshot({ path: `${SCREENS}/en-lost-1366.png` });
    });

    it('comes back with the alerts, zones and settings that it had, and the page by itself', async () => {
        station = await Station.start(port, join(folder, 'data'));
        const again = await a.until('the page is connected again', 15, (s) => s.connected && s);
        expect(again.alerts.find((x) => x.zone === 'east-strip')).toMatchObject({ state: 'taken' });
        expect(again.zones.find((z) => z.id === drawn)?.name).toBe(ZONE_NAME);
        await expect.poll(() => a.part('link-lost').isHidden()).toBe(true);
        const history = await a.page.evaluate(async (n) => (await fetch(`/api/tracks/${n}/history`)).text(), named);
        expect(history).toContain(THING_NAME);
        const settings = await a.page.evaluate(async () => (await fetch('/api/settings')).json() as Promise<unknown>);
        expect(JSON.stringify(settings)).toContain('kept');
        await a.until('video again', 20, (s) => (s.lagSeconds ?? 9) < 1);
    });
});

describe('a station that cannot start', () => {
    const lines = (err: string) => err.split('\n').filter((line) => line.startsWith('marsad: '));

    it.each([
        ['the port is taken', () => [port, join(folder, 'other'), `${port}`] as const],
        ['it cannot write its data folder', () => [0, NOT_A_FOLDER, NOT_A_FOLDER] as const],
    ])('says in one line that %s', async (_, given) => {
        const [at, data, place] = given();
        const { code, err } = await Station.launch(at, data).end();
        expect(code).toBe(1);
        expect(lines(err)).toEqual([expect.stringContaining(place)]);
        expect(err).not.toMatch(/^\s+at /m);
    });
});
