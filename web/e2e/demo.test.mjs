import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openBrowser, screenshots, StartedStation, state, until } from './station.mjs';

describe('the demo, as a watch-keeper sees it', () => {
  let folder, station, first, second;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'marsad-demo-'));
    station = await StartedStation.start('demo', '--no-browser', '--port', '0', '--data', folder);
    first = await openBrowser();
    second = await openBrowser({ locale: 'ar-IQ' });
    await first.page.goto(station.url);
    await second.page.goto(station.url);
  });

  after(async () => {
    await first?.close();
    await second?.close();
    await station?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('shows a track that moves', async () => {
    const before = await until('a track', async () => (await state(first.page)).tracks[0], 20);
    await until('the track has moved', async () => {
      const now = (await state(first.page)).tracks.find((track) => track.n === before.n);
      return now && (now.lat !== before.lat || now.lon !== before.lon);
    });
  });

  it('plays live video of the chosen camera', async () => {
    await until('decoded frames', async () => (await state(first.page)).framesDecoded > 10);
  });

  it('raises an alert without reloading, and another browser sees it taken', async () => {
    const id = await until('an alert in the slot', async () => {
      const now = await state(first.page);
      return now.alerts.find((alert) => alert.state === 'raised' || alert.state === 'seen')?.id;
    }, 60);
    await first.page.screenshot({ path: `${screenshots}/en-alert.png` });
    await first.page.locator('[data-test=map]').click({ position: { x: 300, y: 30 } });
    const shown = await first.page.locator('[data-test=slot]').getAttribute('data-alert');
    await first.page.keyboard.press('Enter');
    await until('taken in the second browser', async () =>
      (await state(second.page)).alerts.some((alert) => alert.id === (shown ?? id) && alert.state === 'taken'));
  });

  it('speaks Arabic from right to left to an Arabic browser, and switches', async () => {
    assert.equal(await second.page.evaluate(() => document.documentElement.dir), 'rtl');
    assert.equal(await second.page.evaluate(() => document.documentElement.lang), 'ar');
    await second.page.screenshot({ path: `${screenshots}/ar.png` });
    await first.page.locator('[data-test=language]').selectOption('ar');
    await until('right to left', () => first.page.evaluate(() => document.documentElement.dir === 'rtl'));
    await first.page.locator('[data-test=language]').selectOption('en');
    await until('left to right', () => first.page.evaluate(() => document.documentElement.dir === 'ltr'));
  });

  it('draws a zone that the other browser has at once', async () => {
    const map = first.page.locator('[data-test=map]');
    const box = await map.boundingBox();
    await first.page.locator('[data-test=draw-zone]').click();
    for (const [x, y] of [[0.55, 0.3], [0.65, 0.3], [0.65, 0.42], [0.55, 0.42]]) {
      await map.click({ position: { x: box.width * x, y: box.height * y } });
    }
    await first.page.keyboard.press('Enter');
    await first.page.locator('[data-test=zone-name]').fill('Test field');
    await first.page.screenshot({ path: `${screenshots}/en-zone.png` });
    await first.page.locator('[data-test=zone-save]').click();
    await until('the zone in the second browser', async () =>
      (await state(second.page)).zones.some((zone) => JSON.stringify(zone).includes('Test field')));
  });

  it('asks nothing of any other machine, and complains of nothing', async () => {
    const home = new URL(station.url).host;
    for (const browser of [first, second]) {
      const strangers = browser.requested.filter((address) => !/^(data|blob):/.test(address) && new URL(address).host !== home);
      assert.deepEqual(strangers, []);
      assert.deepEqual(browser.complaints, []);
    }
  });

  it('keeps zones and alerts over a restart, and stops on Ctrl-C', async () => {
    const kept = (await state(first.page)).alerts.filter((alert) => alert.state === 'taken').map((alert) => alert.id);
    const port = new URL(station.url).port;
    const code = await station.stop();
    assert.ok(code === 0 || code === 130, `exit code ${code}`);
    station = await StartedStation.start('demo', '--no-browser', '--port', port, '--data', folder);
    await first.page.goto(station.url);
    await until('the zone after the restart', async () =>
      (await state(first.page)).zones.some((zone) => JSON.stringify(zone).includes('Test field')));
    await until('the taken alerts after the restart', async () => {
      const now = (await state(first.page)).alerts;
      return kept.every((id) => now.some((alert) => alert.id === id && alert.state === 'taken'));
    });
  });
});
