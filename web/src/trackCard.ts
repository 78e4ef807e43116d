import type { LonLat, TrackAct } from './contract';
import { clockTime, span } from './clock';
import { byId, h, write } from './dom';
import { icon } from './icons';
import { direction, plain, say, text, type Key } from './messages';
import type { Track } from './picture';
import { actOnTrack, StationError, trackHistory } from './station';
import type { History } from './contract';
import type { View } from './view';
import type { Watch } from './watch';
import { eventWords, sensorName, updateWords } from './why';
import { className, distance, list, metresBetween, trackName } from './words';

const LONGEST_NAME = 40;
const MOST_OFFERED = 12;
const WHY_EVERY_MS = 2000;

type Mode = 'plain' | 'name' | 'merge' | 'drop';

/** Each act with its key, by its physical place. */
const ACTS = [
    ['rename', 'KeyR'],
    ['known', 'KeyK'],
    ['merge', 'KeyM'],
    ['split', 'KeyS'],
    ['drop', 'KeyX'],
    ['why', 'KeyW'],
] as const;

type ActWord = (typeof ACTS)[number][0];

/** The small card of the chosen track: what it is, what the watch says about it, and why it is so. */
export class TrackCard {
    private readonly card = byId('track-card');
    private mode: Mode = 'plain';
    private shown: number | undefined;
    private drawn = '';
    private said: DocumentFragment | undefined;
    private history: History | undefined;
    private asksWhy = false;
    private askedAt = 0;
    private readonly letters = new Map<string, string>();

    constructor(
        private readonly watch: Watch,
        private readonly view: () => View | undefined,
        private readonly isCovered: () => boolean,
    ) {
        for (const [, code] of ACTS) this.letters.set(code, code.slice(3));
        void this.learnKeys();
        watch.on(['picture', 'whole', 'choice', 'words', 'tick'], (change) => this.draw(change === 'picture' ? 'tick' : change));
    }

    /** Letters as they stand on this keyboard. */
    private async learnKeys(): Promise<void> {
        const keyboard = (navigator as { keyboard?: { getLayoutMap?: () => Promise<Map<string, string>> } }).keyboard;
        const layout = await keyboard?.getLayoutMap?.().catch(() => undefined);
        for (const [, code] of ACTS) this.letters.set(code, (layout?.get(code) ?? code.slice(3)).toUpperCase());
        this.drawn = '';
    }

    /** Whether a press on the map now names the track to merge with. */
    get chooses(): boolean {
        return this.mode === 'merge' && this.open() !== undefined;
    }

    /** One step back; false when there is none. */
    back(): boolean {
        if (this.open() === undefined || this.mode === 'plain') return false;
        this.to('plain');
        return true;
    }

    /** A key was pressed that means nothing else; true when it is used. */
    press(code: string): boolean {
        const act = ACTS.find((a) => a[1] === code)?.[0];
        const track = this.track();
        if (!act || !track || !this.offered(track).includes(act)) return false;
        this.watch.card = true;
        this.draw('choice');
        this.begin(act, track);
        return true;
    }

    mergeWith(n: number): void {
        const track = this.track();
        const other = this.watch.picture.tracks.get(n);
        if (!track || !other || other.n === track.n) return;
        const names = { first: trackName(track), second: trackName(other) };
        void this.act(track, { act: 'merge', with: n }, () => this.offer(() => say('undo.merged', names), track.n, { act: 'split' }));
    }

    private track(): Track | undefined {
        const { track } = this.watch;
        return track === undefined || this.isCovered() ? undefined : this.watch.picture.tracks.get(track);
    }

    private open(): Track | undefined {
        return this.watch.card ? this.track() : undefined;
    }

    private offered(track: Track): ActWord[] {
        return ACTS.map((a) => a[0]).filter((act) => !track.own || (act !== 'known' && act !== 'drop'));
    }

    private begin(act: ActWord, track: Track): void {
        const name = trackName(track);
        switch (act) {
            case 'rename':
                return this.to('name');
            case 'merge':
                return this.to('merge');
            case 'drop':
                return this.to('drop');
            case 'known': {
                const [what, back] = track.known ? (['unknown', 'known'] as const) : (['known', 'unknown'] as const);
                const words = () => say(`undo.${what}` as Key, { name });
                return void this.act(track, { act: what }, () => this.offer(words, track.n, { act: back }));
            }
            case 'split':
                return void this.act(track, { act: 'split' }, (history) => this.wasSplit(track, history));
            case 'why':
                this.asksWhy = !this.asksWhy;
                this.askedAt = 0;
                return this.draw('choice');
        }
    }

    private wasSplit(track: Track, history: History): void {
        const last = history.events.at(-1);
        if (last?.event !== 'parted' || last.other === undefined) {
            this.said = say('card.split_waits');
            return;
        }
        const other = last.other;
        const names = { first: trackName(track), second: plain('evidence.track', { n: other }) };
        this.offer(() => say('undo.split', names), track.n, { act: 'merge', with: other });
    }

    private offer(words: () => DocumentFragment, n: number, back: TrackAct): void {
        this.watch.offerUndo(words, async () => void (await actOnTrack(n, back, this.watch.me)));
    }

    /** The form closes at once: the next key is meant for the track, not for what was just sent. */
    private async act(track: Track, act: TrackAct, done: (history: History) => void): Promise<void> {
        const mode = this.mode;
        this.said = undefined;
        this.to('plain');
        try {
            const history = await actOnTrack(track.n, act, this.watch.me);
            if (this.shown === track.n) this.history = history;
            done(history);
            this.draw('choice');
        } catch (error) {
            if (this.shown === track.n) this.to(mode);
            this.watch.failed(error);
        }
    }

    private rename(track: Track, name: string): void {
        const before = track.name ?? '';
        const words = () => (name ? say('undo.named', { name }) : say('undo.unnamed', { name: before }));
        void this.act(track, { act: 'rename', name }, () => this.offer(words, track.n, { act: 'rename', name: before }));
    }

    private to(mode: Mode): void {
        this.mode = mode;
        this.draw('choice');
        const first = { name: 'input', merge: 'select', drop: '[data-test=card-drop-yes]', plain: undefined }[mode];
        const field = first === undefined ? undefined : this.card.querySelector<HTMLElement>(first);
        field?.focus();
        if (field instanceof HTMLInputElement) field.select();
    }

    private draw(change: string): void {
        const track = this.open();
        if (track?.n !== this.shown) {
            this.shown = track?.n;
            this.mode = 'plain';
            this.said = undefined;
            this.history = undefined;
            this.askedAt = 0;
        }
        this.card.hidden = track === undefined;
        if (!track) {
            this.drawn = '';
            return;
        }
        if (this.asksWhy) void this.ask(track.n);
        const key = [
            track.n, track.name, track.known, track.own, track.class, track.status, this.mode, document.documentElement.lang, this.asksWhy,
            this.said?.textContent, this.history?.events.length, this.letters.get('KeyR'),
        ].join();
        if (key !== this.drawn) {
            this.drawn = key;
            this.fill(track);
        }
        if (change !== 'tick' || !this.card.contains(document.activeElement)) this.placeBeside(track);
        this.tell(track);
    }

    private async ask(n: number): Promise<void> {
        if (Date.now() - this.askedAt < WHY_EVERY_MS) return;
        this.askedAt = Date.now();
        try {
            const history = await trackHistory(n);
            if (this.shown !== n) return;
            this.history = history;
            this.draw('tick');
        } catch (error) {
            if (!(error instanceof StationError)) throw error;
        }
    }

    /** At the side where the track is not. */
    private placeBeside(track: Track): void {
        const view = this.view();
        if (!view) return;
        const [x] = view.pixel(track.x, track.y);
        this.card.classList.toggle('far', x < view.width / 2 === (direction() === 'ltr'));
    }

    private fill(track: Track): void {
        const focused = this.card.contains(document.activeElement)
            ? document.activeElement?.closest<HTMLElement>('[data-test]')?.dataset['test']
            : undefined;
        this.card.ariaLabel = plain('evidence.track', { n: track.n });
        const close = h('button', { type: 'button', class: 'icb', title: text('button.close'), 'aria-label': text('button.close'), onclick: () => this.close() }, icon('close'));
        const row = (key: Key, id: string) => [h('dt', {}, say(key)), h('dd', { id })];
        const typed = this.nameField()?.value;
        this.card.replaceChildren(
            h('div', { class: 'ph' }, h('h2', { dir: 'auto', 'data-test': 'card-title' }, trackName(track)), close),
            h(
                'div',
                { class: 'pb' },
                h('p', { class: 'who', 'data-test': 'card-who' }, this.who(track)),
                h('dl', { class: 'facts' }, ...row('card.since', 'card-since'), ...row('table.seen_by', 'card-by'), ...row('card.sure', 'card-sure')),
                this.said && h('p', { role: 'status', class: 'said' }, this.said.cloneNode(true)),
                this.middle(track),
                this.asksWhy && this.why(),
            ),
        );
        const field = this.nameField();
        if (field && typed !== undefined) field.value = typed;
        if (focused) this.card.querySelector<HTMLElement>(`[data-test="${focused}"]`)?.focus();
    }

    /** Where a name is being typed; what is typed outlives a new drawing. */
    private nameField(): HTMLInputElement | null {
        return this.card.querySelector<HTMLInputElement>('[data-test="card-name"]');
    }

    private close(): void {
        this.watch.chooseTrack(undefined);
    }

    /** Class and number under a name, and whether it raises alerts. */
    private who(track: Track): DocumentFragment {
        const fragment = document.createDocumentFragment();
        const number = plain('label.track', { class: className(track), n: track.n });
        if (track.name || track.own) fragment.append(h('bdi', {}, number), ' · ');
        fragment.append(say(track.own ? 'card.own' : track.known ? 'card.is_known' : 'card.is_watched'));
        return fragment;
    }

    /** What changes while the card stands. */
    private tell(track: Track): void {
        const now = this.watch.clock.now();
        write(byId('card-since'), span(now - Date.parse(track.since)));
        const by = list(track.by.map((id) => sensorName(this.watch, id)));
        const unseen = now - Date.parse(track.seen);
        write(byId('card-by'), track.status === 'coasting' || !by ? say('card.unseen', { time: span(unseen) }) : by);
        write(byId('card-sure'), say('card.sure_within', { distance: distance(Math.max(1, track.ellipse[0])) }));
    }

    private middle(track: Track): HTMLElement {
        if (this.mode === 'name') return this.nameForm(track);
        if (this.mode === 'merge') return this.mergeForm(track);
        if (this.mode === 'drop') return this.dropForm(track);
        return h('div', { class: 'acts even' }, ...this.offered(track).map((act) => this.button(act, track)));
    }

    private button(act: ActWord, track: Track): HTMLElement {
        const key: Key = act === 'known' && track.known ? 'card.unknown' : act === 'why' && this.asksWhy ? 'card.why_not' : `card.${act}`;
        const code = ACTS.find((a) => a[0] === act)![1];
        return h(
            'button',
            { type: 'button', class: 'btn', 'data-test': `card-${act}`, 'aria-expanded': act === 'why' ? String(this.asksWhy) : undefined, onclick: () => this.begin(act, track) },
            h('span', {}, say(key)),
            h('kbd', { 'aria-hidden': 'true' }, this.letters.get(code)),
        );
    }

    private form(ok: Key, test: string, send: () => void, ...fields: HTMLElement[]): HTMLElement {
        const form = h(
            'form',
            { class: 'ask' },
            ...fields,
            h(
                'div',
                { class: 'acts' },
                h('button', { type: 'submit', class: 'btn main', 'data-test': test }, say(ok)),
                h('button', { type: 'button', class: 'btn', onclick: () => this.to('plain') }, say('zone.cancel')),
            ),
        );
        form.addEventListener('submit', (event) => {
            event.preventDefault();
            send();
        });
        return form;
    }

    private nameForm(track: Track): HTMLElement {
        const field = h('input', {
            type: 'text', value: track.name ?? '', maxlength: String(LONGEST_NAME), dir: 'auto', autocomplete: 'off', 'data-test': 'card-name',
        });
        return this.form('zone.save', 'card-name-save', () => this.rename(track, field.value.trim()), h('label', { class: 'field' }, h('span', {}, say('zone.name')), field));
    }

    /** The nearest ones, for those who do not press on the map. */
    private mergeForm(track: Track): HTMLElement {
        const away = (other: Track) => metresBetween([track.lon, track.lat] as LonLat, [other.lon, other.lat]);
        const others = [...this.watch.picture.tracks.values()].filter((t) => t.n !== track.n && !(t.own && track.own));
        others.sort((a, b) => away(a) - away(b));
        const options = others.slice(0, MOST_OFFERED).map((t) => h('option', { value: String(t.n) }, plain('card.other', { name: trackName(t), distance: distance(away(t)) })));
        const choose = h('select', { 'data-test': 'card-other' }, ...options);
        return this.form('card.merge_yes', 'card-merge-yes', () => choose.value && this.mergeWith(Number(choose.value)), h('label', { class: 'field' }, h('span', {}, say('card.merge_hint')), choose));
    }

    private dropForm(track: Track): HTMLElement {
        const drop = () => void this.act(track, { act: 'drop' }, () => this.close());
        return this.form('card.drop', 'card-drop-yes', drop, h('p', {}, say('card.drop_hint', { name: trackName(track) })));
    }

    private why(): HTMLElement {
        const events = this.history?.events ?? [];
        const rows = events.map((event) => h('li', {}, h('time', { class: 'num' }, clockTime(Date.parse(event.time))), h('span', {}, eventWords(this.watch, event))));
        const update = this.history?.update;
        return h(
            'section',
            { class: 'why', 'data-test': 'card-history' },
            h('h3', {}, say('card.history')),
            h('ol', { tabindex: '0', 'aria-label': plain('card.history') }, ...rows),
            update && h('p', {}, updateWords(this.watch, update)),
        );
    }
}
