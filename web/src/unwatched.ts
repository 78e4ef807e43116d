import type { Camera, Health, Radar } from './contract';
import { clockTime, hourAndMinute } from './clock';
import { byId, h, write } from './dom';
import { icon } from './icons';
import { named, plain, say, type Key } from './messages';
import type { Watch } from './watch';
import { sensorName } from './why';

const MOST = 2;

interface Sentence {
    rank: number;
    subject: string;
    why: DocumentFragment;
    since: number;
    press: (() => void) | undefined;
}

type Out = Exclude<Health['state'], 'watching'>;

const CAMERA_KEYS: Record<Out, Key> = {
    lost: 'unwatched.camera_lost',
    unfit: 'unwatched.camera_unfit',
    starting: 'unwatched.camera_starting',
};
const RADAR_KEYS: Record<Out, Key> = { ...CAMERA_KEYS, lost: 'unwatched.radar_lost' };
const RANKS: Record<Out, number> = { lost: 1, unfit: 2, starting: 3 };

/** What is not watched now, in at most two sentences and a count; never a percentage, never green. */
export class Unwatched {
    groundUnknown = false;
    soundBlocked: () => boolean = () => false;
    openSensors: () => void = () => {};

    constructor(private readonly watch: Watch) {
        watch.on(['picture', 'whole', 'words', 'link', 'sound', 'tick'], () => this.draw());
    }

    private sentences(): Sentence[] {
        const { watch } = this;
        const found: Sentence[] = [];
        for (const camera of watch.site.cameras) found.push(...this.out(camera, CAMERA_KEYS));
        for (const radar of watch.site.radars) found.push(...this.out(radar, RADAR_KEYS));
        if (this.groundUnknown) {
            const why = say('unwatched.ground_unknown');
            found.push({ rank: 4, subject: plain('unwatched.ground'), why, since: 0, press: undefined });
        }
        if (this.soundBlocked()) {
            const why = say('unwatched.sound_blocked');
            const press = () => watch.changed('sound');
            found.push({ rank: 5, subject: plain('unwatched.sound'), why, since: 0, press });
        }
        for (const health of watch.picture.health.values()) {
            if (!health.isOff) continue;
            const why = say('unwatched.sensor_off');
            found.push({ rank: 6, subject: sensorName(watch, health.sensor), why, since: 0, press: this.openSensors });
        }
        return found.sort((a, b) => a.rank - b.rank || a.since - b.since);
    }

    private out(sensor: Camera | Radar, keys: Record<Out, Key>): Sentence[] {
        const { watch } = this;
        const health = watch.picture.health.get(sensor.id);
        if (!health || health.state === 'watching') return [];
        const press = () => {
            watch.chooseCamera(sensor.id);
            watch.fly([sensor.lon, sensor.lat], false);
        };
        const since = Date.parse(health.since);
        const why = say(keys[health.state], { time: hourAndMinute(since) });
        return [{ rank: RANKS[health.state], subject: named(sensor.name), why, since, press }];
    }

    private draw(): void {
        const { watch } = this;
        const box = byId('unwatched-list');
        const banner = byId('banner');
        banner.hidden = !watch.isCutOff;
        if (!banner.hidden) write(banner, say('link.lost', { time: clockTime(watch.clock.ofLocal(watch.lostAt)) }));
        const all = watch.isCutOff ? [] : this.sentences();
        const cameraIsOut = all.some((s) => s.rank <= 3);
        const key = all.map((s) => `${s.subject} ${s.why.textContent}`).join('|') + document.documentElement.lang + watch.connected;
        if (box.dataset['key'] === key) return;
        box.dataset['key'] = key;
        const nodes: HTMLElement[] = all.slice(0, MOST).map((s) => this.node(s));
        if (watch.isCutOff) nodes.unshift(quiet(say('app.no_station')));
        else if (!watch.connected) nodes.unshift(quiet(say('app.connecting')));
        else if (watch.site.cameras.length === 0) nodes.unshift(quiet(say('unwatched.no_camera')));
        else if (!cameraIsOut) nodes.unshift(quiet(say('unwatched.all_well')));
        if (all.length > MOST) {
            const rest = all.slice(MOST).map((s) => `${s.subject}: ${s.why.textContent}`);
            nodes.push(h('span', { class: 'more', title: rest.join('\n') }, say('unwatched.more', { n: all.length - MOST })));
        }
        box.replaceChildren(...nodes);
    }

    private node(s: Sentence): HTMLElement {
        const words = h('span', {}, h('b', {}, say('unwatched.subject', { name: s.subject })), ' ', s.why);
        const sign = s.rank <= 3 ? icon('tower') : s.rank === 5 ? icon('quiet') : undefined;
        if (!s.press) return h('span', { class: 'said' }, sign, words);
        return h('button', { onclick: s.press, title: words.textContent ?? '' }, sign, words);
    }
}

function quiet(words: DocumentFragment): HTMLElement {
    return h('span', { class: 'said quiet' }, h('span', {}, words));
}
