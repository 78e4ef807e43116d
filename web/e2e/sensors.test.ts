import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk, openBrowser } from './desk';
import { freePort, SCREENS, Station } from './station';

/** So many pairs of reports tell an error for sure, one each two seconds of each person; and the station has to start. */
const FOUND_S = 240;
const TIMEOUT_MS = 330_000;

let folder: string;
let station: Station;
let browser: Browser;
let desk: Desk;

beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'marsad-sensors-'));
    mkdirSync(SCREENS, { recursive: true });
    Station.prepare();
    browser = await openBrowser();
    station = await Station.start(await freePort(), join(folder, 'data'), 'turned-radar');
    desk = await Desk.open(browser, station.readyLine.url, { viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
});

afterAll(async () => {
    await browser?.close();
    await station?.interrupt();
    rmSync(folder, { recursive: true, force: true });
});

describe('a radar that is turned', () => {
    it('is named at the top of the page once the camera has told, and a press there leads to its line', async () => {
        await desk.until('both sensors', 60, (s) => s.health.length === 2);
        await desk.until('the error', FOUND_S, (s) => s.health.some((h) => h.sensor === 't1-radar' && h.isOff));
        const camera = await desk.until('the camera', 5, (s) => s.health.find((h) => h.sensor === 't1-east'));
        expect(camera.isOff, 'the camera beside it, which stands right').toBe(false);
        const line = desk.part('not-watched').getByRole('button', { name: 'Tower 1, radar' });
        await line.click();
        await expect.poll(() => desk.part('sensors').textContent()).toMatch(/turned .*[12]\.\d\d ± 0\.\d\d.* to the right/);
        await desk.page.screenshot({ path: `${SCREENS}/sensors-en.png` });
        expect(await desk.breaches()).toEqual([]);
    }, TIMEOUT_MS);

    it('is corrected by one press, by whoever is on watch, and can be left as it was', async () => {
        const row = desk.part('sensors').getByRole('row', { name: 'Tower 1, radar' });
        await row.getByRole('button', { name: 'Correct it' }).click();
        await desk.until('the correction', 5, (s) => s.health.some((h) => h.sensor === 't1-radar' && h.isCorrected && !h.isOff));
        await expect.poll(() => row.textContent()).toContain('corrected: turned');
        await row.getByRole('button', { name: 'Stop correcting' }).click();
        await desk.until('the error again', 5, (s) => s.health.some((h) => h.sensor === 't1-radar' && !h.isCorrected && h.isOff));
    });
});
