import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import type { Snapshot } from '../src/snapshot';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
const NO_CARD = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const EVERY_MS = 100;

export function openBrowser(): Promise<Browser> {
    return chromium.launch({ executablePath: CHROMIUM, args: [...NO_CARD, ...QUIET] });
}

/** What the top of the page said of what is not watched, each with the page's clock when it was first said. */
export interface Said {
    clock: string;
    words: string;
}

/** One screen on a desk, with everything that it asked for and complained about. */
export class Desk {
    readonly addresses: string[] = [];
    readonly complaints: string[] = [];

    private constructor(readonly page: Page) {
        page.on('request', (request) => this.addresses.push(request.url()));
        page.on('websocket', (socket) => this.addresses.push(socket.url()));
        page.on('console', (message) => message.type() === 'error' && this.complaints.push(message.text()));
        page.on('pageerror', (error) => this.complaints.push(error.message));
    }

    static async open(browser: Browser, url: string, options: BrowserContextOptions): Promise<Desk> {
        const context = await browser.newContext(options);
        const desk = new Desk(await context.newPage());
        await desk.page.addInitScript(listenToTheTop, EVERY_MS);
        await desk.page.goto(url);
        return desk;
    }

    async close(): Promise<void> {
        await this.page.context().close();
    }

    async state(): Promise<Snapshot | undefined> {
        return this.page.evaluate(() => ('marsadState' in window ? window.marsadState() : undefined));
    }

    /** Waits until the page shows it, and gives what was found. */
    async until<T>(what: string, seconds: number, find: (state: Snapshot) => T | undefined | false): Promise<T> {
        const end = Date.now() + seconds * 1000;
        let last: Snapshot | undefined;
        while (Date.now() < end) {
            last = await this.state();
            const found = last && find(last);
            if (found !== undefined && found !== false) return found;
            await this.page.waitForTimeout(EVERY_MS);
        }
        throw new Error(`not within ${seconds} s: ${what}; the page shows ${JSON.stringify(last)}`);
    }

    part(test: string) {
        return this.page.locator(`[data-test="${test}"]`);
    }

    async speak(language: string): Promise<void> {
        await this.part('language').selectOption(language);
    }

    async light(wanted: 'night' | 'day'): Promise<void> {
        if ((await this.state())?.light !== wanted) await this.part('light').click();
    }

    said(): Promise<Said[]> {
        return this.page.evaluate(() => (window as unknown as { said: Said[] }).said);
    }

    /** Breaches of WCAG 2.2 AA: the rule, and what breaks it. */
    async breaches(): Promise<string[]> {
        await this.page.evaluate(AXE);
        return this.page.evaluate(async (tags) => {
            interface Breach {
                id: string;
                nodes: { html: string; failureSummary?: string }[];
            }
            const { axe } = window as unknown as { axe: { run(on: Document, o: object): Promise<{ violations: Breach[] }> } };
            const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
            return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)} ${n.failureSummary ?? ''}`));
        }, WCAG_22_AA);
    }

    /** Every text that a person reads or hears, but for what is in lists that are not open. */
    words(): Promise<string[]> {
        return this.page.evaluate(() => {
            const seen = (e: Element | null) => e !== null && e.checkVisibility() && !e.closest('option, dialog:not([open])');
            const found: string[] = [];
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) if (seen(walker.currentNode.parentElement)) found.push(walker.currentNode.textContent ?? '');
            for (const element of document.querySelectorAll('[title], [aria-label]')) {
                if (seen(element)) found.push(element.getAttribute('title') ?? '', element.getAttribute('aria-label') ?? '');
            }
            return [...found, document.title].map((words) => words.trim()).filter(Boolean);
        });
    }
}

function listenToTheTop(everyMs: number): void {
    const said: Said[] = [];
    Object.assign(window, { said });
    setInterval(() => {
        const words = document.getElementById('unwatched-list')?.textContent ?? '';
        if (words !== said.at(-1)?.words) said.push({ clock: document.getElementById('clock')?.textContent ?? '', words });
    }, everyMs);
}
