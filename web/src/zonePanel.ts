import type { Day, Direction, LonLat, Rule, RuleEvent, Severity, ThingClass, Zone } from './contract';
import { byId, h } from './dom';
import { diamond, icon } from './icons';
import { direction, isKey, language, named, plain, say, type Key } from './messages';
import type { Overlay } from './overlay';
import { deleteZone, putZone, StationError } from './station';
import type { View } from './view';
import type { Watch } from './watch';
import { compass } from './words';
import { crossingBearing } from './zoneMarks';
import type { Kind, ZoneTool } from './zones';

const CLASSES: ThingClass[] = ['person', 'vehicle', 'animal', 'aircraft', 'unknown'];
const SEVERITIES: Severity[] = ['urgent', 'check', 'note'];
const DAYS: Day[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const EVENTS: Record<Kind, RuleEvent[]> = { area: ['enters', 'leaves', 'stays'], tripwire: ['crosses'] };
const MOST_RULES = 8;

export function firstRule(kind: Kind): Rule {
    const event = EVENTS[kind][0]!;
    return { event, ...(kind === 'tripwire' ? { direction: 'both' as const } : {}), classes: ['person', 'vehicle'], severity: 'check' };
}

/** What is wrong with a zone before it is sent, as a key of the message files. */
export function fault(name: string, rules: Rule[]): string | undefined {
    if (!name.trim()) return 'zone.name';
    if (rules.some((r) => r.classes.length === 0)) return 'zone.who';
    if (rules.some((r) => r.event === 'stays' && !((r.seconds ?? 0) > 0))) return 'zone.rule';
    const half = rules.some((r) => (r.days !== undefined || r.from || r.until) && !(r.days?.length && r.from && r.until));
    return half ? 'zone.rule' : undefined;
}

/** As the station wants it: every class is none named, and no schedule is always. */
export function toSend(rule: Rule): Rule {
    const { event, direction, seconds, classes, severity, days, from, until } = rule;
    return {
        event,
        ...(event === 'crosses' ? { direction: direction ?? 'both' } : {}),
        ...(event === 'stays' ? { seconds: seconds ?? 60 } : {}),
        classes: classes.length === CLASSES.length ? [] : classes,
        severity,
        ...(days && from && until ? { days, from, until } : {}),
    };
}

/** The small panel beside the map where a zone gets its name and rules. */
export class ZonePanel {
    private readonly panel = byId('zone-panel');
    private zone: Zone | undefined;
    private isNew = false;
    private rules: Rule[] = [];
    private name = '';

    constructor(
        private readonly watch: Watch,
        private readonly overlay: Overlay,
        private readonly tool: () => ZoneTool,
        private readonly view: () => View,
    ) {
        watch.on(['words'], () => this.zone && this.draw());
    }

    get open(): boolean {
        return this.zone !== undefined;
    }

    create(kind: Kind, corners: LonLat[]): void {
        const random = crypto.getRandomValues(new Uint32Array(2));
        const id = `zone-${[...random].map((n) => n.toString(36)).join('')}`;
        this.begin({ id, name: {}, kind, corners, rules: [firstRule(kind)] }, true);
    }

    edit(zone: Zone): void {
        this.begin(structuredClone(zone), false);
    }

    close(): void {
        this.zone = undefined;
        this.panel.hidden = true;
        this.panel.replaceChildren();
        this.tool().edited = undefined;
        this.overlay.hiddenZone = undefined;
        this.overlay.request();
    }

    private begin(zone: Zone, isNew: boolean): void {
        this.zone = zone;
        this.isNew = isNew;
        this.name = named(zone.name);
        this.rules = zone.rules.map((r) => ({ ...r, classes: r.classes.length ? [...r.classes] : [...CLASSES] }));
        this.overlay.hiddenZone = zone.id;
        this.draw();
        this.panel.querySelector('input')?.focus();
    }

    private draw(): void {
        const { zone } = this;
        if (!zone) return;
        this.sketch();
        const area = zone.kind === 'area';
        const title = this.isNew ? (area ? 'zone.new_area' : 'zone.new_line') : area ? 'zone.area' : 'zone.line';
        const name = h('input', { type: 'text', value: this.name, maxlength: '60', dir: 'auto', 'data-test': 'zone-name', autocomplete: 'off' });
        name.addEventListener('input', () => (this.name = name.value));
        const form = h(
            'form',
            { 'aria-label': plain(title), novalidate: true },
            h('div', { class: 'ph' }, h('h2', {}, say(title)), this.iconButton('close', 'button.close', () => this.close())),
            h(
                'div',
                { class: 'pb' },
                h('label', { class: 'field' }, h('span', {}, say('zone.name')), name),
                ...this.rules.map((rule, i) => this.ruleFields(rule, i)),
                this.rules.length < MOST_RULES &&
                    h('button', { type: 'button', class: 'btn', onclick: () => this.addRule() }, icon('in'), h('span', {}, say('zone.add_rule'))),
            ),
            h('p', { class: 'wrong', role: 'alert', id: 'zone-wrong', hidden: true, 'data-test': 'zone-wrong' }),
            h(
                'div',
                { class: 'pf' },
                h('button', { type: 'submit', class: 'btn main', 'data-test': 'zone-save' }, say('zone.save')),
                h('button', { type: 'button', class: 'btn', onclick: () => this.close() }, say('zone.cancel')),
                h('span', { class: 'sp' }),
                !this.isNew && h('button', { type: 'button', class: 'btn', 'data-test': 'zone-delete', onclick: () => void this.remove() }, say('zone.delete')),
            ),
        );
        form.addEventListener('submit', (event) => {
            event.preventDefault();
            void this.save();
        });
        this.panel.hidden = false;
        this.panel.classList.toggle('far', this.atStart(zone));
        this.panel.replaceChildren(form);
    }

    /** Whether the zone lies where the panel would cover it. */
    private atStart(zone: Zone): boolean {
        const view = this.view();
        const middle = view.ofAll(zone.corners).reduce((sum, p) => sum + p[0], 0) / zone.corners.length;
        return middle < view.width / 2 === (direction() === 'ltr');
    }

    private sketch(): void {
        if (!this.zone) return;
        this.tool().edited = { ...this.zone, rules: this.rules };
        this.overlay.request();
    }

    private ruleFields(rule: Rule, index: number): HTMLElement {
        const { zone } = this;
        const events = EVENTS[zone?.kind ?? 'area'];
        const only = events.length === 1 && h('b', {}, say(`zone.${rule.event}`));
        const event = only || select(events.map((e) => [e, `zone.${e}` as Key]), rule.event, (value) => {
            rule.event = value as RuleEvent;
            if (rule.event === 'stays') rule.seconds ??= 60;
            this.draw();
        });
        const seconds = h('input', { type: 'number', min: '1', max: '86400', value: String(rule.seconds ?? 60), class: 'short' });
        seconds.addEventListener('input', () => (rule.seconds = Number(seconds.value)));
        return h(
            'fieldset',
            {},
            h('legend', {}, say('zone.rule')),
            h(
                'div',
                { class: 'line' },
                event,
                rule.event === 'stays' && seconds,
                rule.event === 'stays' && h('span', {}, say('zone.seconds')),
                this.rules.length > 1 && h('span', { class: 'sp' }),
                this.rules.length > 1 && this.iconButton('close', 'zone.remove_rule', () => this.removeRule(index)),
            ),
            rule.event === 'crosses' && this.directionField(rule),
            this.classField(rule),
            this.severityField(rule, index),
            this.timeField(rule, index),
        );
    }

    private directionField(rule: Rule): HTMLElement {
        const right = crossingBearing(this.zone?.corners ?? []);
        const toward = (bearing: number) => plain('zone.direction_to', { compass: compass(bearing) });
        const options: [Direction, string][] = [
            ['both', plain('zone.direction_both')],
            ['left_to_right', toward(right)],
            ['right_to_left', toward((right + 180) % 360)],
        ];
        const list = h(
            'select',
            { 'data-test': 'zone-direction' },
            ...options.map(([value, words]) => h('option', { value, selected: value === (rule.direction ?? 'both') }, words)),
        );
        list.addEventListener('change', () => {
            rule.direction = list.value as Direction;
            this.sketch();
        });
        return h('label', { class: 'field' }, h('span', {}, say('zone.direction')), list);
    }

    private classField(rule: Rule): HTMLElement {
        const boxes = CLASSES.map((kind) => {
            const box = h('input', { type: 'checkbox', checked: rule.classes.includes(kind) });
            box.addEventListener('change', () => {
                rule.classes = CLASSES.filter((c) => (c === kind ? box.checked : rule.classes.includes(c)));
            });
            return h('label', { class: 'pick' }, box, h('span', {}, say(`class.${kind}` as Key)));
        });
        return group('zone.who', boxes);
    }

    private severityField(rule: Rule, index: number): HTMLElement {
        const radios = SEVERITIES.map((severity) => {
            const radio = h('input', { type: 'radio', name: `severity-${index}`, value: severity, checked: rule.severity === severity });
            radio.addEventListener('change', () => (rule.severity = severity));
            return h('label', { class: 'pick' }, radio, diamond(severity), h('span', {}, say(`severity.${severity}` as Key)));
        });
        return group('zone.severity', radios);
    }

    private timeField(rule: Rule, index: number): HTMLElement {
        const set = rule.days !== undefined;
        const choice = (value: boolean, key: Key) => {
            const radio = h('input', { type: 'radio', name: `when-${index}`, checked: set === value });
            radio.addEventListener('change', () => {
                if (value) Object.assign(rule, { days: [...DAYS], from: rule.from ?? '18:00', until: rule.until ?? '06:00' });
                else for (const part of ['days', 'from', 'until'] as const) delete rule[part];
                this.draw();
            });
            return h('label', { class: 'pick' }, radio, h('span', {}, say(key)));
        };
        const parts: HTMLElement[] = [choice(false, 'zone.always'), choice(true, 'zone.from_until')];
        if (!set) return group('zone.when', parts);
        for (const part of ['from', 'until'] as const) {
            const time = h('input', { type: 'text', class: 'short', inputmode: 'numeric', pattern: '([01][0-9]|2[0-3]):[0-5][0-9]', maxlength: '5', dir: 'ltr', value: rule[part] ?? '' });
            time.addEventListener('input', () => (rule[part] = time.validity.valid ? time.value : ''));
            parts.push(h('label', { class: 'pick' }, h('span', {}, say(`zone.${part}`)), time));
        }
        const days = DAYS.map((day, i) => {
            const box = h('input', { type: 'checkbox', checked: rule.days?.includes(day) });
            box.addEventListener('change', () => {
                rule.days = DAYS.filter((d) => (d === day ? box.checked : rule.days?.includes(d)));
            });
            return h('label', { class: 'pick' }, box, h('span', {}, say(`weekday.${i}` as Key)));
        });
        return group('zone.when', [...parts, h('div', { class: 'days' }, ...days)]);
    }

    private addRule(): void {
        this.rules.push(firstRule(this.zone?.kind ?? 'area'));
        this.draw();
    }

    private removeRule(index: number): void {
        this.rules.splice(index, 1);
        this.draw();
    }

    private iconButton(look: 'close', key: Key, press: () => void): HTMLElement {
        const words = plain(key);
        return h('button', { type: 'button', class: 'icb', title: words, 'aria-label': words, onclick: press }, icon(look));
    }

    private async save(): Promise<void> {
        const { zone } = this;
        if (!zone) return;
        const wrong = fault(this.name, this.rules);
        if (wrong) {
            this.wrong(wrong);
            return;
        }
        const spoken = language() in zone.name ? language() : '';
        const sent: Zone = { ...zone, name: { ...zone.name, [spoken]: this.name.trim() }, rules: this.rules.map(toSend) };
        try {
            const saved = await putZone(sent);
            const { zones } = this.watch.picture;
            this.watch.picture.zones = [...zones.filter((z) => z.id !== saved.id), saved];
            this.close();
            this.watch.changed('picture');
        } catch (error) {
            if (!(error instanceof StationError)) throw error;
            this.wrong(error.key);
        }
    }

    private wrong(key: string): void {
        const said = `error.${key}`;
        const place = byId('zone-wrong');
        place.hidden = false;
        place.dataset['key'] = key;
        place.replaceChildren(say(isKey(said) ? said : 'error.other'));
    }

    private async remove(): Promise<void> {
        const { zone, watch } = this;
        const kept = watch.picture.zones.find((z) => z.id === zone?.id);
        if (!kept) return;
        try {
            await deleteZone(kept.id);
        } catch (error) {
            watch.failed(error);
            return;
        }
        watch.picture.zones = watch.picture.zones.filter((z) => z.id !== kept.id);
        this.close();
        watch.changed('picture');
        watch.offerUndo(
            () => say('undo.deleted', { zone: named(kept.name) }),
            async () => {
                const back = await putZone(kept);
                watch.picture.zones = [...watch.picture.zones.filter((z) => z.id !== back.id), back];
                watch.changed('picture');
            },
        );
    }
}

function select(options: [string, Key][], chosen: string, change: (value: string) => void): HTMLElement {
    const list = h(
        'select',
        { 'data-test': 'zone-event' },
        ...options.map(([value, key]) => h('option', { value, selected: value === chosen }, plain(key))),
    );
    list.addEventListener('change', () => change(list.value));
    return list;
}

function group(key: Key, parts: HTMLElement[]): HTMLElement {
    return h('div', { class: 'group', role: 'group', 'aria-label': plain(key) }, h('span', { class: 'gl' }, say(key)), ...parts);
}
