import type { BoxesMessage, Camera } from './contract';
import { drawBearings, drawBoxes } from './boxes';
import { clockTime, hourAndMinute, span } from './clock';
import { byId, h, penFor, write } from './dom';
import { icon } from './icons';
import { named, plain, say, text } from './messages';
import { alertFrame, socketUrl } from './station';
import { BoxMemory, CameraVideo, FreezeWatch, stripOf, type Shown } from './video';
import type { Watch } from './watch';
import { bearing, metresBetween } from './words';

const LATE_SECONDS = 1;
const LOST_MS = 5000;
const FROZEN_MS = 10_000;
const SAMPLE_MS = 500;

type State = 'waiting' | 'live' | 'frozen' | 'lost' | 'unfit' | 'unsupported' | 'none' | 'frame';

/** The picture of the chosen camera, with what was found in it drawn over, and its state in words. */
export class VideoPane {
    private readonly picture = byId<HTMLCanvasElement>('video');
    private readonly over = byId<HTMLCanvasElement>('video-over');
    private readonly still = byId<HTMLImageElement>('video-frame');
    private readonly notice = byId('video-notice');
    private video: CameraVideo | undefined;
    private of: string | undefined;
    private memory = new BoxMemory();
    private freeze = new FreezeWatch();
    private stillMs = 0;
    private sampledAt = 0;
    private exposure = 0;
    private shownAt = 0;
    private startedAt = 0;
    private cannot = false;
    private boxes: BoxesMessage | undefined;
    private size: [number, number] = [16, 9];

    constructor(private readonly watch: Watch) {
        watch.on(['choice', 'whole'], () => this.follow());
        watch.on(['choice', 'words', 'tick', 'link', 'whole'], () => this.tell());
        watch.on(['choice', 'hover', 'words'], () => this.drawOver());
        watch.on(['choice', 'words', 'whole', 'picture'], () => this.fillChoice());
        new ResizeObserver(() => this.drawOver()).observe(this.over);
        this.over.addEventListener('click', (event) => this.press(event));
        this.over.addEventListener('pointermove', (event) => this.hover(event));
        this.over.addEventListener('pointerleave', () => this.light(undefined));
        this.still.addEventListener('error', () => this.leaveFrame());
    }

    private follow(): void {
        const { watch } = this;
        if (!watch.camera) watch.camera = (watch.site.cameras.find((c) => watch.isWatching(c)) ?? watch.site.cameras[0])?.id;
        if (watch.camera === this.of) return;
        this.video?.close();
        this.of = watch.camera;
        this.memory = new BoxMemory();
        this.freeze = new FreezeWatch();
        Object.assign(this, { stillMs: 0, exposure: 0, shownAt: 0, startedAt: Date.now(), cannot: false });
        this.boxes = undefined;
        watch.lagSeconds = undefined;
        penFor(this.picture).clearRect(0, 0, this.picture.width, this.picture.height);
        this.video = this.of === undefined ? undefined : this.open(this.of);
        this.tell();
    }

    private open(camera: string): CameraVideo {
        return new CameraVideo(socketUrl(`video/${encodeURIComponent(camera)}`), {
            show: (shown) => this.show(shown),
            boxes: (boxes) => {
                this.memory.add(boxes);
                if (boxes.time === this.exposure) this.drawOver();
            },
            stream: (stream) => (this.size = [stream.width, stream.height]),
            unsupported: () => {
                this.cannot = true;
                this.tell();
            },
        });
    }

    private show({ frame, exposure }: Shown): void {
        const { picture, watch } = this;
        if (picture.width !== frame.displayWidth || picture.height !== frame.displayHeight) {
            picture.width = frame.displayWidth;
            picture.height = frame.displayHeight;
        }
        penFor(picture).drawImage(frame, 0, 0);
        const first = this.shownAt === 0;
        this.exposure = exposure;
        this.shownAt = Date.now();
        const lag = (watch.clock.now() - exposure / 1000) / 1000;
        watch.lagSeconds = watch.lagSeconds === undefined ? lag : watch.lagSeconds + (lag - watch.lagSeconds) * 0.15;
        watch.framesDecoded++;
        if (this.shownAt - this.sampledAt > SAMPLE_MS) {
            this.sampledAt = this.shownAt;
            void this.sample(frame, this.freeze);
        }
        write(byId('video-time'), `${clockTime(exposure / 1000)}.${Math.floor((exposure / 100_000) % 10)}`);
        this.drawOver();
        if (first) this.tell();
    }

    private async sample(frame: VideoFrame, freeze: FreezeWatch): Promise<void> {
        const strip = await stripOf(frame).catch(() => undefined);
        if (strip && freeze === this.freeze) this.stillMs = freeze.still(strip, Date.now());
    }

    private camera(): Camera | undefined {
        return this.watch.cameraOf(this.of);
    }

    private state(): State {
        const camera = this.camera();
        if (!camera) return 'none';
        if (this.watch.frameOf) return 'frame';
        if (this.cannot) return 'unsupported';
        const silent = Date.now() - (this.shownAt || this.startedAt);
        const health = this.watch.picture.health.get(camera.id)?.state;
        const gone = health === 'lost' || this.watch.isCutOff;
        if (silent > LOST_MS || (gone && silent > 1000)) return 'lost';
        if (this.shownAt === 0) return 'waiting';
        if (health === 'unfit') return 'unfit';
        return this.stillMs > FROZEN_MS ? 'frozen' : 'live';
    }

    private stateWords(state: State): DocumentFragment | string {
        const { watch } = this;
        const health = watch.picture.health.get(this.of ?? '');
        switch (state) {
            case 'none':
                return say('video.no_camera');
            case 'unsupported':
                return say('video.unsupported');
            case 'waiting':
                return say('video.waiting');
            case 'lost': {
                if (this.shownAt === 0 && health?.state !== 'lost') return say('video.lost_never');
                const since = this.exposure ? this.exposure / 1000 : Date.parse(health?.since ?? '');
                return say('video.lost', { time: clockTime(since) });
            }
            case 'unfit':
                return say('video.unfit', { time: hourAndMinute(Date.parse(health?.since ?? '')) });
            case 'frozen':
                return say('video.frozen', { time: span(this.stillMs) });
            case 'frame': {
                const alert = watch.findAlert(watch.frameOf);
                return say('video.frame_at', { time: clockTime(Date.parse(alert?.time ?? '')) });
            }
            case 'live':
                return say('video.live', { lag: this.lagWords() });
        }
    }

    private lagWords(): string {
        return plain('unit.s', { n: Math.max(0, this.watch.lagSeconds ?? 0).toFixed(1) });
    }

    private tell(): void {
        const { watch } = this;
        const camera = this.camera();
        const state = this.state();
        const box = byId('vid');
        box.dataset['state'] = state;
        box.dataset['late'] = String(state === 'live' && (watch.lagSeconds ?? 0) > LATE_SECONDS);
        write(byId('video-state'), this.stateWords(state));
        byId('video-time').hidden = this.exposure === 0 || state === 'frame';
        write(byId('camera-name'), camera ? named(camera.name) : '');
        const width = camera ? `\u2066${Math.round(camera.fieldOfViewDegrees)}°\u2069` : '';
        write(byId('camera-sub'), camera ? say('video.sub', { bearing: bearing(camera.panDegrees), width }) : '');
        this.picture.ariaLabel = text('video.alt', {
            camera: camera ? named(camera.name) : '',
            state: byId('video-state').textContent ?? '',
        });
        if (state !== 'live' && state !== 'frozen' && state !== 'unfit') watch.lagSeconds = undefined;
        this.notify(state, camera);
        this.showFrame();
    }

    /** What is lost with the picture, and the camera that could look instead. */
    private notify(state: State, camera: Camera | undefined): void {
        const other = state === 'lost' && camera ? this.other(camera) : undefined;
        const key = `${state} ${camera?.id} ${other?.id} ${document.documentElement.lang}`;
        if (this.notice.dataset['key'] === key) return;
        this.notice.dataset['key'] = key;
        this.notice.hidden = state !== 'lost';
        if (state !== 'lost' || !camera) return;
        this.notice.replaceChildren(h('p', {}, say('video.lost_meaning', { camera: named(camera.name) })));
        if (!other) return;
        const choose = () => this.watch.chooseCamera(other.id);
        this.notice.append(
            h('button', { class: 'btn main', onclick: choose }, h('span', {}, say('video.other', { camera: named(other.name) }))),
        );
    }

    /** The watching camera whose view lies nearest to the middle of the lost one. */
    private other(lost: Camera): Camera | undefined {
        const middle = (c: Camera): [number, number] => {
            const out = (c.rangeMetres / 2 / 111_320) * 1;
            const pan = (c.panDegrees * Math.PI) / 180;
            return [c.lon + (out * Math.sin(pan)) / Math.cos((c.lat * Math.PI) / 180), c.lat + out * Math.cos(pan)];
        };
        const away = (c: Camera) => metresBetween(middle(c), middle(lost));
        return this.watch.site.cameras
            .filter((c) => c.id !== lost.id && this.watch.isWatching(c))
            .sort((a, b) => away(a) - away(b))[0];
    }

    private showFrame(): void {
        const id = this.watch.frameOf;
        this.still.hidden = id === undefined;
        if (id === undefined) return;
        const source = alertFrame(id);
        if (this.still.getAttribute('src') !== source) this.still.src = source;
    }

    private leaveFrame(): void {
        this.watch.frameOf = undefined;
        this.watch.changed('choice');
    }

    private scale(): { scale: number; left: number; top: number; width: number; height: number } {
        const [w, ht] = this.size;
        const scale = Math.min(this.over.clientWidth / w, this.over.clientHeight / ht);
        const [width, height] = [w * scale, ht * scale];
        return {
            scale,
            left: (this.over.clientWidth - width) / 2,
            top: (this.over.clientHeight - height) / 2,
            width,
            height,
        };
    }

    private drawOver(): void {
        const ratio = devicePixelRatio;
        const [w, ht] = [Math.round(this.over.clientWidth * ratio), Math.round(this.over.clientHeight * ratio)];
        if (this.over.width !== w || this.over.height !== ht) {
            this.over.width = w;
            this.over.height = ht;
        }
        const pen = penFor(this.over);
        pen.setTransform(1, 0, 0, 1, 0, 0);
        pen.clearRect(0, 0, w, ht);
        const camera = this.camera();
        const { scale, left, top, width, height } = this.scale();
        pen.setTransform(ratio, 0, 0, ratio, left * ratio, top * ratio);
        if (this.watch.frameOf || !camera || this.exposure === 0) return;
        drawBearings(pen, this.watch.palette, camera, width, height);
        this.boxes = this.memory.of(this.exposure);
        if (!this.boxes) return;
        drawBoxes(pen, this.watch.palette, scale, this.boxes, {
            alerting: (track) => this.isAlerting(track),
            chosen: this.watch.track,
            hover: this.watch.hoverTrack,
        });
    }

    private isAlerting(track: number): boolean {
        for (const alert of this.watch.picture.alerts.values()) {
            if (alert.track === track && alert.state !== 'resolved' && alert.severity === 'urgent') return true;
        }
        return false;
    }

    private trackAt(event: MouseEvent): number | undefined {
        const { scale, left, top } = this.scale();
        const [x, y] = [(event.offsetX - left) / scale, (event.offsetY - top) / scale];
        const slack = 8 / scale;
        const hits = (this.boxes?.boxes ?? []).filter(
            ([n, , l, t, w, ht]) =>
                n > 0 && x > l - slack && x < l + w + slack && y > t - slack && y < t + ht + slack,
        );
        return hits.sort((a, b) => a[4] * a[5] - b[4] * b[5])[0]?.[0];
    }

    private press(event: MouseEvent): void {
        const track = this.trackAt(event);
        if (track !== undefined) this.watch.chooseTrack(track);
    }

    private hover(event: PointerEvent): void {
        const track = this.trackAt(event);
        this.over.style.cursor = track === undefined ? '' : 'pointer';
        this.light(track);
    }

    private light(track: number | undefined): void {
        if (track === this.watch.hoverTrack) return;
        this.watch.hoverTrack = track;
        this.watch.changed('hover');
    }

    private fillChoice(): void {
        const { watch } = this;
        const row = byId('cameras');
        const alert = watch.findAlert(watch.alert);
        const states = watch.site.cameras.map((c) => watch.isWatching(c));
        const key = [watch.camera, alert?.id, alert?.frame, watch.frameOf, states, document.documentElement.lang].join();
        if (row.dataset['key'] === key) return;
        row.dataset['key'] = key;
        const buttons = watch.site.cameras.slice(0, 9).map((camera, i) => {
            const title = text('video.choose', { n: i + 1, name: named(camera.name) });
            const pressed = String(camera.id === watch.camera && !watch.frameOf);
            return h(
                'button',
                {
                    'aria-pressed': pressed,
                    'aria-label': title,
                    title,
                    'data-camera': camera.id,
                    class: states[i] ? '' : 'unfit',
                    onclick: () => watch.chooseCamera(camera.id),
                },
                String(i + 1),
            );
        });
        const focused = row.contains(document.activeElement);
        const set = h('div', { class: 'seg', role: 'group', 'aria-label': plain('video.cameras') }, ...buttons);
        row.replaceChildren(set);
        if (alert?.frame) {
            const toggle = () => {
                watch.frameOf = watch.frameOf === alert.id ? undefined : alert.id;
                watch.changed('choice');
            };
            const pressed = String(watch.frameOf === alert.id);
            row.append(
                h('span', { class: 'sp' }),
                h('button', { class: 'btn quiet', 'aria-pressed': pressed, 'data-test': 'frame', onclick: toggle },
                    icon('picture'), h('span', {}, say('video.frame'))),
            );
        }
        if (focused) row.querySelector<HTMLElement>('[aria-pressed=true]')?.focus();
    }
}
