import type { Alert, Resolution } from './contract';
import { span } from './clock';
import { byId, h, write } from './dom';
import { diamond } from './icons';
import { named, plain, say, type Key } from './messages';
import { headlineNode, stateNode } from './queuePane';
import { inSlot } from './queue';
import type { Watch } from './watch';
import { distance, isStill, list, metresBetween, nearest, speed } from './words';

const HAND_MS = 2000;
const OTHERS: Resolution[] = ['animal', 'own', 'weather', 'test'];

/** The one fixed place where an alert arrives and is dealt with. */
export class SlotPane {
    private readonly slot = byId('slot');
    private held: string | undefined;
    private pointerOn = false;
    private lastKey = -Infinity;
    private drawn = '';
    private shownId: string | undefined;

    constructor(private readonly watch: Watch) {
        this.slot.addEventListener('pointerenter', () => (this.pointerOn = true));
        this.slot.addEventListener('pointerleave', () => (this.pointerOn = false));
        document.addEventListener('keydown', () => (this.lastKey = Date.now()), true);
        watch.on(['picture', 'whole', 'choice', 'words', 'tick'], () => this.draw());
    }

    /** The alert that stands in the slot: the one that was chosen, or the one that needs most. */
    current(): Alert | undefined {
        const { watch } = this;
        const chosen = watch.findAlert(watch.alert);
        const hand = {
            onSlot: this.pointerOn || Date.now() - this.lastKey < HAND_MS,
            now: watch.clock.now(),
        };
        const waiting = inSlot(watch.picture.alerts.values(), this.held, hand);
        this.held = waiting?.id;
        return chosen ?? waiting;
    }

    private draw(): void {
        const { watch } = this;
        const alert = this.current();
        const all = [...watch.picture.alerts.values()];
        const behind = all.filter((a) => a.state === 'raised' && a.id !== alert?.id).length;
        const key = alert
            ? [alert.id, alert.state, alert.by, alert.resolution, alert.count, behind, watch.me, document.documentElement.lang].join()
            : `empty ${document.documentElement.lang}`;
        if (key !== this.drawn) {
            this.drawn = key;
            const focused = this.slot.contains(document.activeElement) && document.activeElement !== this.slot;
            this.slot.dataset['severity'] = alert?.severity ?? 'none';
            this.slot.dataset['alert'] = alert?.id ?? '';
            this.slot.setAttribute('role', alert?.severity === 'urgent' && alert.state === 'raised' ? 'alert' : 'status');
            this.slot.replaceChildren(...(alert ? this.content(alert, behind) : this.nothing()));
            if (focused) this.slot.focus();
            if (alert && alert.id !== this.shownId && alert.state === 'raised') this.warm();
            this.shownId = alert?.id;
        }
        if (alert) {
            write(byId('slot-age'), say('unit.ago', { time: span(watch.clock.now() - Date.parse(alert.time)) }));
            write(byId('slot-why'), this.why(alert));
        } else {
            const cameras = watch.site.cameras.filter((c) => watch.isWatching(c)).length;
            write(byId('slot-why'), say('queue.empty_detail', { cameras, tracks: watch.picture.tracks.size }));
        }
    }

    private nothing(): HTMLElement[] {
        return [
            h('div', { class: 'ti', 'data-test': 'slot-headline' }, say('queue.empty')),
            h('div', { class: 'de', id: 'slot-why', 'aria-live': 'off' }),
        ];
    }

    private content(alert: Alert, behind: number): HTMLElement[] {
        const { watch } = this;
        return [
            h(
                'div',
                { class: 'row1' },
                diamond(alert.severity),
                h('span', { class: 'lab', 'data-test': 'alert-state', 'data-state': alert.state }, this.label(alert)),
                h('span', { class: 'sp' }),
                behind > 0 && h('span', { class: 'num behind' }, plain('queue.behind', { n: behind })),
                h('span', { class: 'ag', id: 'slot-age', 'aria-live': 'off' }),
            ),
            h('div', { class: 'ti', 'data-test': 'slot-headline' }, headlineNode(alert)),
            h('div', { class: 'de', id: 'slot-why', 'aria-live': 'off' }),
            h('div', { class: 'bt' }, ...this.buttons(alert, watch)),
        ];
    }

    private label(alert: Alert): DocumentFragment {
        const fragment = document.createDocumentFragment();
        const state =
            alert.state === 'raised' ? say('state.new') : alert.state === 'seen' ? say('state.seen') : stateNode(this.watch, alert);
        fragment.append(state, ' · ', say(`severity.${alert.severity}` as Key));
        return fragment;
    }

    private buttons(alert: Alert, watch: Watch): HTMLElement[] {
        const mine = watch.isMine(alert);
        const look = button('act.look', 'look', () => void watch.look(alert), mine ? undefined : 'hint.space', true);
        if (alert.state === 'resolved') {
            return [look, button('act.reopen', 'reopen', () => void watch.act(alert, 'reopen'))];
        }
        const nothing = () => void this.close(alert, 'nothing');
        if (mine) {
            return [
                look,
                button('act.real', 'real', () => void this.close(alert, 'real')),
                button('act.nothing', 'nothing', nothing),
                this.others(alert),
            ];
        }
        if (alert.state === 'taken') return [look];
        return [
            look,
            button('act.take', 'take', () => void watch.take(alert), 'hint.enter'),
            button('act.nothing', 'nothing', nothing, 'hint.delete'),
        ];
    }

    private others(alert: Alert): HTMLElement {
        const options = OTHERS.map((r) => h('option', { value: r }, plain(`reason.${r}` as Key)));
        const choose = h(
            'select',
            { class: 'btn', 'data-test': 'other', 'aria-label': plain('act.other') },
            h('option', { value: '', hidden: true, selected: true }, plain('act.other')),
            ...options,
        );
        choose.addEventListener('change', () => {
            if (choose.value) void this.close(alert, choose.value as Resolution);
        });
        return choose;
    }

    close(alert: Alert, reason: Resolution): Promise<void> {
        return this.watch.close(alert, reason, () =>
            say('undo.closed', { reason: plain(`reason.${reason}` as Key) }),
        );
    }

    /** How far from what matters, how fast, and who saw it: one line. */
    private why(alert: Alert): DocumentFragment {
        const { watch } = this;
        const track = watch.picture.tracks.get(alert.track);
        const near = nearest(watch.site.places, [alert.lon, alert.lat]);
        const here = track && near ? metresBetween(near.from, [track.lon, track.lat]) : near?.metres;
        const moving = track && !isStill(track) ? speed(track.speed) : undefined;
        const fragment = document.createDocumentFragment();
        if (near && here !== undefined) {
            const values = { distance: distance(here), place: near.name };
            if (moving) fragment.append(say('evidence.distance_speed', { ...values, speed: moving }));
            else fragment.append(say('evidence.distance', values));
        } else if (moving) {
            fragment.append(say('evidence.speed', { speed: moving }));
        }
        const cameras = alert.cameras.map((id) => named(watch.cameraOf(id)?.name) || id);
        if (cameras.length) fragment.append(' ', say('evidence.seen_by', { cameras: list(cameras.slice(0, 2)) }));
        return fragment;
    }

    private warm(): void {
        this.slot.classList.remove('arrived');
        void this.slot.offsetWidth;
        this.slot.classList.add('arrived');
    }
}

function button(key: Key, test: string, press: () => void, hint?: Key, main = false): HTMLElement {
    return h(
        'button',
        { class: main ? 'btn main' : 'btn', 'data-test': test, onclick: press },
        h('span', {}, say(key)),
        hint && h('kbd', { 'aria-hidden': 'true' }, say(hint)),
    );
}
