import type { Correction, Health, Refusal } from './contract';
import { hourAndMinute } from './clock';
import { h } from './dom';
import { leftToRight, plain, say, type Key } from './messages';
import { table } from './rows';
import type { Watch } from './watch';
import { sensorName } from './why';
import { list } from './words';

const LEAST: Correction = { bearingDegrees: 0.05, rangeMetres: 1, clockSeconds: 0.05 };
const SURE_SIGMAS = 2;
const FEW = 30;

/** How each sensor does: its state, what could not be used, and what is constantly wrong with it, to be put right. */
export class SensorTable {
    private drawn = '';

    constructor(
        private readonly watch: Watch,
        private readonly box: HTMLElement,
    ) {}

    /** Draws it anew only when something is different, so that a button that is being pressed stays. */
    fill(): void {
        const { watch } = this;
        const sensors = [...watch.picture.health.values()].sort((a, b) => sensorName(watch, a.sensor).localeCompare(sensorName(watch, b.sensor)));
        const drawn = JSON.stringify(sensors) + document.documentElement.lang;
        if (drawn === this.drawn) return;
        this.drawn = drawn;
        const focused = document.activeElement instanceof HTMLElement && this.box.contains(document.activeElement) ? document.activeElement.dataset['sensor'] : undefined;
        if (sensors.length === 0) {
            this.box.replaceChildren(h('p', {}, say('table.no_sensors')));
            return;
        }
        const heads: Key[] = ['table.sensor', 'table.state', 'table.left_out', 'table.off_by', 'table.edit'];
        this.box.replaceChildren(table(heads, sensors.map((each) => this.row(each))));
        if (focused !== undefined) this.box.querySelector<HTMLElement>(`[data-sensor="${focused}"]`)?.focus();
    }

    private row(health: Health): (Node | string)[] {
        const time = hourAndMinute(Date.parse(health.since));
        return [
            h('bdi', {}, sensorName(this.watch, health.sensor)),
            h('span', { title: health.detail }, say(`sensor.${health.state}`, { time })),
            h('div', {}, ...refusals(health)),
            h('div', {}, ...errorLines(health)),
            this.button(health) ?? '',
        ];
    }

    private button(health: Health): HTMLElement | undefined {
        const { sensor } = health;
        const name = sensorName(this.watch, sensor);
        const correct = async () => {
            if (!(await this.watch.correct(sensor, 'take_off'))) return;
            this.watch.offerUndo(() => say('undo.corrected', { name }), async () => void (await this.watch.correct(sensor, 'put_back')));
        };
        if (health.isOff) return h('button', { class: 'btn', onclick: () => void correct(), 'data-sensor': sensor, 'data-test': 'correct' }, say('sensor.correct'));
        if (!health.correction) return undefined;
        const back = () => void this.watch.correct(sensor, 'put_back');
        return h('button', { class: 'btn', onclick: back, 'data-sensor': sensor, 'data-test': 'uncorrect' }, say('sensor.uncorrect'));
    }
}

function refusals(health: Health): HTMLElement[] {
    const entries = Object.entries(health.refused ?? {}) as [Refusal, number][];
    return entries.map(([why, n]) => h('div', {}, say(`refused.${why}`, { n })));
}

function errorLines(health: Health): HTMLElement[] {
    const { offset, correction } = health;
    const lines: HTMLElement[] = [];
    if (offset && health.isOff) lines.push(h('div', {}, list(parts(remaining(offset, correction), offset.sigma))));
    else if (!offset || offset.comparisons < FEW) lines.push(h('div', {}, say('sensor.not_compared')));
    else if (!correction) lines.push(h('div', {}, say('sensor.fits')));
    if (correction) lines.push(h('div', {}, say('sensor.corrected', { what: list(parts(correction, undefined)) })));
    return lines;
}

function remaining(offset: Correction, taken: Correction | undefined): Correction {
    return {
        bearingDegrees: offset.bearingDegrees - (taken?.bearingDegrees ?? 0),
        rangeMetres: offset.rangeMetres - (taken?.rangeMetres ?? 0),
        clockSeconds: offset.clockSeconds - (taken?.clockSeconds ?? 0),
    };
}

/** An error in words, without what is too small to matter or not sure; with one standard deviation where that is known. */
function parts(of: Correction, sigma: Correction | undefined): string[] {
    const found: string[] = [];
    const within = (value: number, digits: number, field: keyof Correction) =>
        leftToRight(Math.abs(value).toFixed(digits) + (sigma ? ` ± ${sigma[field].toFixed(digits)}` : ''));
    const matters = (field: keyof Correction) => Math.abs(of[field]) >= Math.max(LEAST[field], SURE_SIGMAS * (sigma?.[field] ?? 0));
    if (matters('bearingDegrees')) {
        const angle = within(of.bearingDegrees, 2, 'bearingDegrees');
        found.push(plain(of.bearingDegrees > 0 ? 'sensor.turned_right' : 'sensor.turned_left', { angle }));
    }
    if (matters('rangeMetres')) {
        const distance = plain('unit.m', { n: within(of.rangeMetres, 0, 'rangeMetres') });
        found.push(plain(of.rangeMetres > 0 ? 'sensor.too_far' : 'sensor.too_near', { distance }));
    }
    if (matters('clockSeconds')) {
        const time = within(of.clockSeconds, 1, 'clockSeconds');
        found.push(plain(of.clockSeconds > 0 ? 'sensor.clock_ahead' : 'sensor.clock_behind', { time }));
    }
    return found;
}
