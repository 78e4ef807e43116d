// Starts and stops a real station and real browsers for the tests.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const root = resolve(import.meta.dirname, '../..');
export const screenshots = resolve(import.meta.dirname, '../target/screenshots');

/** A started `./marsad` command that prints `ready URL in N ms`. */
export class StartedStation {
  constructor(child, url, readyMillis) {
    this.child = child;
    this.url = url;
    this.readyMillis = readyMillis;
  }

  static async start(...commandLine) {
    const child = spawn(join(root, 'marsad'), commandLine, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stderr.on('data', (bytes) => (said += bytes));
    return new Promise((done, fail) => {
      child.on('exit', (code) => fail(new Error(`${commandLine.join(' ')} ended with ${code}: ${said}`)));
      child.stdout.on('data', (bytes) => {
        said += bytes;
        const ready = /ready (http\S+) in (\d+) ms/.exec(said);
        if (ready) done(new StartedStation(child, ready[1], Number(ready[2])));
      });
    });
  }

  /** As a user stops it: Ctrl-C. Answers the exit code. */
  stop() {
    if (this.child.exitCode !== null) return Promise.resolve(this.child.exitCode);
    return new Promise((done) => {
      this.child.removeAllListeners('exit');
      this.child.on('exit', (code, signal) => done(code ?? signal));
      this.child.kill('SIGINT');
    });
  }
}

/** A fresh browser with its own profile, which remembers every address that it asked for. */
export async function openBrowser({ locale = 'en-GB', width = 1366, height = 768 } = {}) {
  const profile = await mkdtemp(join(tmpdir(), 'marsad-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    headless: true,
    locale,
    viewport: { width, height },
    args: [
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const requested = [];
  const complaints = [];
  page.on('request', (request) => requested.push(request.url()));
  page.on('websocket', (socket) => requested.push(socket.url()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return {
    page,
    requested,
    complaints,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** Asks again until the answer is true-like, or fails with what was awaited and what was last seen. */
export async function until(what, ask, seconds = 30) {
  const end = Date.now() + seconds * 1000;
  let last;
  while (Date.now() < end) {
    last = await ask();
    if (last) return last;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error(`${what}: not within ${seconds} s, last answer ${JSON.stringify(last)}`);
}

export const state = (page) => page.evaluate(() => window.marsadState());
