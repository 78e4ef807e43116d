import type { Alert } from './contract';
import { span } from './clock';
import { byId, h, write } from './dom';
import { diamond } from './icons';
import { named, plain, say, text, type Key } from './messages';
import { ordered, settled } from './queue';
import type { Watch } from './watch';
import { headlineKey, headlineValues, list, times } from './words';

interface Row {
    root: HTMLLIElement;
    age: HTMLElement;
    key: string;
}

/** What happened, as one sentence with its inserted names kept apart. */
export function headlineNode(alert: Alert): DocumentFragment {
    const sentence = say(headlineKey(alert), headlineValues(alert));
    if (alert.count > 1) sentence.append(' ', h('bdi', { class: 'num' }, times(alert.count)));
    return sentence;
}

export function stateNode(watch: Watch, alert: Alert): DocumentFragment {
    if (alert.state === 'resolved') {
        return say('state.closed', { reason: plain(`reason.${alert.resolution || 'nothing'}` as Key) });
    }
    if (watch.isMine(alert)) return say('state.yours');
    if (alert.state === 'taken') return say('state.with', { name: alert.by });
    if (alert.state === 'seen' && alert.by) return say('state.seen_by', { name: alert.by });
    return say('state.waiting');
}

/** The list under the slot: whole rows only, and still while a hand is in it. */
export class QueuePane {
    private readonly list = byId<HTMLOListElement>('list');
    private readonly rows = new Map<string, Row>();
    private shown: string[] = [];
    private lastTouch = -Infinity;

    constructor(
        private readonly watch: Watch,
        private readonly slotAlert: () => Alert | undefined,
    ) {
        const touched = () => (this.lastTouch = Date.now());
        this.list.addEventListener('pointermove', touched);
        this.list.addEventListener('pointerdown', touched);
        this.list.addEventListener('keydown', touched);
        watch.on(['picture', 'whole', 'choice', 'words', 'tick', 'undo'], () => this.draw());
        new ResizeObserver(() => this.count()).observe(this.list);
    }

    private draw(): void {
        const { watch } = this;
        const slot = this.slotAlert();
        const open = ordered(watch.picture.alerts.values(), watch.me);
        const wanted = open.filter((a) => a.id !== slot?.id).map((a) => a.id);
        this.shown = settled(this.shown, wanted, this.lastTouch, Date.now());
        for (const [id, row] of this.rows) {
            if (this.shown.includes(id)) continue;
            row.root.remove();
            this.rows.delete(id);
        }
        this.shown.forEach((id, i) => {
            const alert = watch.picture.alerts.get(id);
            if (alert) this.place(alert, i);
        });
        const raised = open.filter((a) => a.state === 'raised').length;
        write(byId('queue-sub'), open.length ? say('queue.sub', { new: raised, open: open.length }) : '');
        this.foot();
        this.count();
    }

    private place(alert: Alert, index: number): void {
        const { watch } = this;
        const key = [alert.state, alert.by, alert.count, alert.severity, alert.resolution, document.documentElement.lang, watch.me].join();
        let row = this.rows.get(alert.id);
        if (!row || row.key !== key) {
            const fresh = this.row(alert, key);
            if (row) {
                const focused = row.root.contains(document.activeElement);
                row.root.replaceWith(fresh.root);
                if (focused) fresh.root.querySelector('button')?.focus();
            }
            row = fresh;
            this.rows.set(alert.id, row);
        }
        write(row.age, span(watch.clock.now() - Date.parse(alert.time)));
        if (this.list.children[index] !== row.root) this.list.insertBefore(row.root, this.list.children[index] ?? null);
    }

    private row(alert: Alert, key: string): Row {
        const { watch } = this;
        const camera = list(alert.cameras.map((id) => named(watch.cameraOf(id)?.name) || id).slice(0, 2));
        const evidence = camera
            ? say('evidence.track_camera', { n: alert.track, camera })
            : say('evidence.track', { n: alert.track });
        const age = h('bdi', { class: 'ag' });
        const title = h('span', { class: 'ti', 'data-test': 'queue-headline' }, headlineNode(alert));
        const severity = h('span', { class: 'heard' }, text(`severity.${alert.severity}` as Key));
        const button = h(
            'button',
            { class: 'row', title: title.textContent ?? '', onclick: () => void watch.look(alert) },
            h('span', { class: 'row1' }, diamond(alert.severity), severity, title, age),
            h('span', { class: 'de' }, h('span', {}, evidence), h('span', { class: 'st', 'data-test': 'alert-state' }, stateNode(watch, alert))),
        );
        const root = h('li', {
            'data-test': 'queue-row',
            'data-alert': alert.id,
            class: watch.isMine(alert) ? 'mine' : '',
        }, button);
        return { root, age, key };
    }

    /** Rows that do not fit whole are hidden and counted. */
    private count(): void {
        const below = Number.parseFloat(getComputedStyle(this.list).paddingBlockEnd);
        const end = this.list.getBoundingClientRect().bottom - below;
        let hidden = 0;
        for (const row of this.list.children as Iterable<HTMLElement> & HTMLCollection) {
            const out = row.getBoundingClientRect().bottom > end + 1;
            (row as HTMLElement).style.visibility = out ? 'hidden' : '';
            if (out) hidden++;
        }
        write(byId('queue-more'), hidden ? say('queue.more', { n: hidden }) : '');
    }

    private foot(): void {
        const { watch } = this;
        const undo = watch.findUndo();
        const foot = byId('queue-foot');
        foot.dataset['undo'] = String(undo !== undefined);
        if (undo) {
            write(byId('undo-words'), undo.words());
            return;
        }
        const closed = [...watch.history.values()].filter((a) => a.state === 'resolved');
        const nothing = closed.filter((a) => a.resolution === 'nothing').length;
        write(byId('queue-closed'), closed.length ? say('queue.closed', { n: closed.length }) : '');
        write(byId('queue-nothing'), nothing ? say('queue.nothing', { n: nothing }) : '');
    }

    /** The next alert up or down from the one shown, over slot and list. */
    step(by: number): void {
        const { watch } = this;
        const slot = this.slotAlert();
        const all = [...(slot ? [slot.id] : []), ...this.shown];
        if (all.length === 0) return;
        this.lastTouch = Date.now();
        const focused = document.activeElement?.closest<HTMLElement>('[data-alert]')?.dataset['alert'];
        const from = focused ? all.indexOf(focused) : -1;
        const next = Math.max(0, Math.min(all.length - 1, from + by));
        const id = all[from < 0 ? (by > 0 ? 0 : all.length - 1) : next];
        if (id === slot?.id) byId('slot').focus();
        else if (id !== undefined) this.rows.get(id)?.root.querySelector('button')?.focus();
        watch.changed('hover');
    }

    /** The row that has the focus, if any. */
    focused(): Alert | undefined {
        const id = document.activeElement?.closest<HTMLElement>('#list [data-alert]')?.dataset['alert'];
        return this.watch.findAlert(id);
    }
}
