import type { Alert, Severity } from './contract';
import { clockTime, hourAndMinute, wall } from './clock';
import { byId, h, write } from './dom';
import { diamond } from './icons';
import { plain, say, text, type Key } from './messages';
import type { Watch } from './watch';
import { headline } from './words';

export const SPAN_MS = 12 * 3600_000;
const APART = 9;
const RANK: Record<Severity, number> = { urgent: 0, check: 1, note: 2 };

export interface Mark {
    alert: Alert;
    x: number;
}

/** Alerts along the line; of those nearer than nine pixels the most severe stands for all. */
export function marks(alerts: Alert[], now: number, width: number): Mark[] {
    const placed: Mark[] = [];
    const byNeed = [...alerts].sort((a, b) => RANK[a.severity] - RANK[b.severity] || Date.parse(b.time) - Date.parse(a.time));
    for (const alert of byNeed) {
        const x = width * (1 - (now - Date.parse(alert.time)) / SPAN_MS);
        if (x < 0 || x > width + 1) continue;
        if (placed.some((m) => Math.abs(m.x - x) < APART)) continue;
        placed.push({ alert, x });
    }
    return placed.sort((a, b) => a.x - b.x);
}

/** Twelve hours to live, old at left in every language. */
export class TimeLine {
    private readonly line = byId('timeline');
    private readonly diamonds = byId('timeline-alerts');
    private readonly hours = byId('timeline-hours');
    private readonly buttons = new Map<string, HTMLButtonElement>();
    private drawnHours = '';

    constructor(private readonly watch: Watch) {
        watch.on(['whole', 'picture', 'choice', 'words', 'tick', 'link'], () => this.draw());
        new ResizeObserver(() => this.draw()).observe(this.line);
        this.diamonds.addEventListener('keydown', (event) => this.walk(event));
    }

    private draw(): void {
        const { watch } = this;
        const now = watch.clock.now();
        const width = this.diamonds.clientWidth;
        this.drawHours(now, width);
        write(byId('timeline-now'), clockTime(now));
        write(byId('live-state'), say(watch.isCutOff ? 'foot.lost' : 'foot.live'));
        byId('play').dataset['live'] = String(watch.connected);
        const lag = watch.isCutOff ? undefined : watch.lagSeconds;
        const behind = lag === undefined ? say('foot.no_delay') : say('foot.delay', { lag: plain('unit.s', { n: Math.max(0, lag).toFixed(1) }) });
        write(byId('live-delay'), behind);
        const shown = marks([...watch.history.values()], now, width);
        const ids = new Set(shown.map((m) => m.alert.id));
        for (const [id, button] of this.buttons) {
            if (ids.has(id)) continue;
            button.remove();
            this.buttons.delete(id);
        }
        const open = [...this.buttons.values()].some((b) => b.tabIndex === 0);
        shown.forEach((mark, i) => this.place(mark, !open && i === shown.length - 1));
    }

    private place({ alert, x }: Mark, reachable: boolean): void {
        let button = this.buttons.get(alert.id);
        if (!button) {
            button = h('button', { class: 'mark', tabindex: '-1' }, diamond(alert.severity));
            button.addEventListener('click', () => {
                const now = this.watch.findAlert(alert.id);
                if (now) this.watch.show(now);
            });
            this.buttons.set(alert.id, button);
            this.diamonds.append(button);
        }
        if (reachable) button.tabIndex = 0;
        button.style.left = `${x.toFixed(1)}px`;
        const words = text('timeline.alert', {
            severity: plain(`severity.${alert.severity}` as Key),
            time: clockTime(Date.parse(alert.time)),
            headline: headline(alert),
        });
        if (button.title !== words) {
            button.title = words;
            button.ariaLabel = words;
        }
        button.setAttribute('aria-pressed', String(alert.id === this.watch.alert));
    }

    private drawHours(now: number, width: number): void {
        const step = width > 700 ? 1 : width > 330 ? 2 : 4;
        const key = `${hourAndMinute(now)} ${width} ${step}`;
        if (key === this.drawnHours) return;
        this.drawnHours = key;
        const marks: HTMLElement[] = [];
        const t = wall(now);
        const intoHour = Number(t.minute) * 60_000 + Number(t.second) * 1000;
        for (let at = now - intoHour; at > now - SPAN_MS; at -= 3600_000) {
            const x = width * (1 - (now - at) / SPAN_MS);
            if (Number(wall(at).hour) % step !== 0 || x < 18 || x > width - 20) continue;
            const mark = h('span', { class: 'hour num' }, hourAndMinute(at));
            mark.style.left = `${x.toFixed(1)}px`;
            marks.push(mark);
        }
        this.hours.replaceChildren(...marks);
    }

    private walk(event: KeyboardEvent): void {
        const by = event.code === 'ArrowLeft' ? -1 : event.code === 'ArrowRight' ? 1 : 0;
        if (!by) return;
        const all = [...this.buttons.values()].sort((a, b) => parseFloat(a.style.left) - parseFloat(b.style.left));
        const next = all[all.indexOf(event.target as HTMLButtonElement) + by];
        if (!next) return;
        for (const button of all) button.tabIndex = -1;
        next.tabIndex = 0;
        next.focus();
        event.preventDefault();
        event.stopPropagation();
    }
}
