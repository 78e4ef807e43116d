import type { Ground, LonLat, Site } from './contract';
import { clockTime, dateLine, keepTimeOf } from './clock';
import { byId, h, write, writeMarked } from './dom';
import { PictureFeed } from './feed';
import { Furniture } from './furniture';
import { GroundLayer } from './ground';
import { Help } from './help';
import { homeBounds } from './home';
import { icon, type Icon } from './icons';
import { listen } from './keys';
import type { Light } from './light';
import { SiteMap } from './map';
import { direction, isKey, language, LANGUAGES, named, plain, say, speak, type Key, type Language } from './messages';
import { Overlay, type Found } from './overlay';
import { QueuePane } from './queuePane';
import { SlotPane } from './slotPane';
import { offer } from './snapshot';
import { Sound } from './sound';
import * as station from './station';
import { Tables } from './tables';
import { TrackCard } from './trackCard';
import { SPAN_MS, TimeLine } from './timeline';
import { Unwatched } from './unwatched';
import { VideoPane } from './videoPane';
import { Watch } from './watch';
import { ZonePanel } from './zonePanel';
import { ZoneTool } from './zones';

const COVERAGE_EVERY_MS = 500;
const PROBLEM_MS = 6000;

/** Puts the parts of the page together, once, and lets them run. */
export async function start(site: Site, light: Light): Promise<void> {
    keepTimeOf(site.timeZone);
    const watch = new Watch(site);
    const { ground, heights } = await elevation();
    await document.fonts.ready;
    fillIcons();
    watch.setLight(light);

    const slot = new SlotPane(watch);
    const queue = new QueuePane(watch, () => slot.current());
    const unwatched = new Unwatched(watch);
    const sound = new Sound(watch);
    unwatched.groundUnknown = ground === undefined;
    unwatched.soundBlocked = () => sound.blocked;
    unwatched.openSensors = () => tables.openSensors();
    new TimeLine(watch);
    new VideoPane(watch);
    const help = new Help(watch);

    const stage = findStage(watch, site, ground, heights);
    const tables = new Tables(watch, (zone) => stage?.panel.edit(zone));
    top(watch);
    problems(watch);
    byId('keys').addEventListener('click', () => help.toggle());
    byId('table').addEventListener('click', () => tables.toggle());
    byId('undo').addEventListener('click', () => void watch.undoLast());
    for (const button of document.querySelectorAll<HTMLElement>('dialog [data-close]')) {
        button.addEventListener('click', () => button.closest('dialog')?.close());
    }

    const acted = () => queue.focused() ?? slot.current();
    listen({
        look: () => run(acted(), (a) => watch.look(a)),
        take: () => run(acted(), (a) => (a.state === 'raised' || a.state === 'seen' ? watch.take(a) : undefined)),
        nothing: () => run(acted(), (a) => {
            const free = a.state === 'raised' || a.state === 'seen' || watch.isMine(a);
            return free ? slot.close(a, 'nothing') : undefined;
        }),
        along: (by) => queue.step(by),
        undo: () => void watch.undoLast(),
        camera: (i) => run(site.cameras[i], (c) => watch.chooseCamera(c.id)),
        home: () => stage?.siteMap.home(),
        back: () => {
            if (stage?.panel.open) stage.panel.close();
            else if (!stage?.card.back()) watch.letGo();
        },
        track: (code) => stage?.card.press(code) ?? false,
        help: () => help.toggle(),
        light: () => nextLight(watch, stage?.groundLayer),
        table: () => tables.toggle(),
        mute: () => sound.toggle(),
        drawing: (code) => {
            if (!stage?.tool.active) return false;
            if (code === 'Enter') stage.tool.finish();
            else if (code === 'Escape') stage.tool.stop();
            return true;
        },
    });
    byId('light').addEventListener('click', () => setLight(watch, watch.light === 'night' ? 'day' : 'night'));

    const coverage = stage?.groundLayer ? coverageReader(stage.groundLayer) : undefined;
    feed(watch, (version) => coverage?.(version), stage?.overlay);
    offer(watch, stage?.overlay);
    setWords(watch, language());
    setInterval(() => watch.changed('tick'), 1000);
    void station.alertsSince(new Date(Date.now() - SPAN_MS)).then((alerts) => watch.remember(alerts), () => undefined);
}

async function elevation(): Promise<{ ground: Ground | undefined; heights: Int16Array | undefined }> {
    const ground = await station.findGround();
    return { ground, heights: ground ? await station.heights() : undefined };
}

interface Stage {
    siteMap: SiteMap;
    overlay: Overlay;
    groundLayer: GroundLayer | undefined;
    tool: ZoneTool;
    panel: ZonePanel;
    card: TrackCard;
}

function findStage(watch: Watch, site: Site, ground: Ground | undefined, heights: Int16Array | undefined): Stage | undefined {
    if (!document.createElement('canvas').getContext('webgl2')) {
        byId('ground').replaceChildren(h('p', { class: 'no-map' }, say('app.no_map')));
        for (const tool of document.querySelectorAll<HTMLElement>('[data-needs-map]')) tool.hidden = true;
        return undefined;
    }
    return stageOf(watch, site, ground, heights);
}

function stageOf(watch: Watch, site: Site, ground: Ground | undefined, heights: Int16Array | undefined): Stage {
    const siteMap = new SiteMap(byId('ground'), site, watch.palette, () => homeBounds(site, watch.picture.zones));
    const overlay = new Overlay(byId<HTMLCanvasElement>('over'), watch, () => siteMap.view());
    const groundLayer =
        ground && heights ? new GroundLayer(ground, heights, watch.palette, () => siteMap.view()) : undefined;
    siteMap.map.on('load', () => groundLayer && siteMap.map.addLayer(groundLayer, 'water'));
    siteMap.map.on('render', () => overlay.draw());
    watch.on(['whole'], () => siteMap.settle());
    watch.on(['words'], () => (siteMap.map.getCanvas().ariaLabel = plain('region.map')));
    watch.fly = (to, closer) => siteMap.fly(to, closer);
    watch.on(['light'], () => {
        if (siteMap.map.isStyleLoaded() || siteMap.map.loaded()) siteMap.setPalette(watch.palette);
        else void siteMap.map.once('load', () => siteMap.setPalette(watch.palette));
        groundLayer?.setPalette(watch.palette);
    });
    const panel: ZonePanel = new ZonePanel(watch, overlay, () => tool, () => siteMap.view());
    const tool: ZoneTool = new ZoneTool(siteMap, overlay, watch, (kind, corners) => panel.create(kind, corners));
    new Furniture(siteMap, watch, ground, heights);
    const card = new TrackCard(watch, () => siteMap.view(), () => panel.open || tool.active);
    pointer({ watch, siteMap, overlay, tool, panel, card });
    tools(siteMap, tool, panel, overlay);
    return { siteMap, overlay, groundLayer, tool, panel, card };
}

/** Asks for the coverage again when it changed, at most twice a second. */
function coverageReader(layer: GroundLayer): (version: number) => void {
    let [have, want, busy] = [-2, -2, false];
    const read = async () => {
        busy = true;
        while (have !== want) {
            const version = want;
            try {
                layer.setCoverage(await station.coverage());
                have = version;
            } catch {
                have = want === version ? want : have;
            }
            await new Promise((resolve) => setTimeout(resolve, COVERAGE_EVERY_MS));
        }
        busy = false;
    };
    return (version) => {
        want = version;
        if (version <= 0) return;
        if (!busy && have !== want) void read();
    };
}

function feed(watch: Watch, coverage: (version: number) => void, overlay: Overlay | undefined): void {
    const known = new Set<string>();
    new PictureFeed(station.socketUrl('picture'), {
        picture: (picture, full) => {
            for (const alert of picture.alerts.values()) {
                if (!full && !known.has(alert.id) && alert.state === 'raised') overlay?.arrive(alert);
                known.add(alert.id);
            }
            watch.setPicture(picture, full);
            coverage(picture.coverage);
        },
        time: (stationMs) => watch.clock.heard(stationMs),
        link: (connected, lostAt) => {
            watch.connected = connected;
            watch.lostAt = lostAt;
            watch.changed('link');
        },
    }).start();
}

function pointer(on: Omit<Stage, 'groundLayer'> & { watch: Watch }): void {
    const { watch, siteMap: site, overlay, tool, panel, card } = on;
    const reach = () => (matchMedia('(pointer: coarse)').matches ? 24 : 14);
    site.map.on('click', (event) => {
        const at: LonLat = [event.lngLat.lng, event.lngLat.lat];
        if (tool.active) tool.press(at, [event.point.x, event.point.y]);
        else if (!panel.open) pick(watch, overlay.find([event.point.x, event.point.y], reach()), panel, card);
    });
    site.map.on('mousemove', (event) => {
        if (tool.active) return;
        const found = overlay.find([event.point.x, event.point.y], 12);
        const track = found && 'track' in found ? found.track : found && 'alert' in found ? found.alert.track : undefined;
        site.map.getCanvas().style.cursor = found && !('camera' in found) ? 'pointer' : '';
        if (track === watch.hoverTrack) return;
        watch.hoverTrack = track;
        watch.changed('hover');
    });
}

function pick(watch: Watch, found: Found | undefined, panel: ZonePanel, card: TrackCard): void {
    if (card.chooses) {
        if (found && 'track' in found) card.mergeWith(found.track);
        else if (found && 'alert' in found) card.mergeWith(found.alert.track);
    } else if (!found) {
        watch.track = undefined;
        watch.changed('choice');
    } else if ('alert' in found) {
        const again = watch.track === found.alert.track && watch.picture.tracks.has(found.alert.track);
        if (again) watch.chooseTrack(found.alert.track);
        else void watch.look(found.alert);
    } else if ('track' in found) {
        watch.chooseTrack(found.track);
    } else if ('zone' in found) {
        panel.edit(found.zone);
    } else if ('camera' in found) {
        watch.chooseCamera(found.camera);
    } else {
        const cameras = watch.site.cameras.filter((c) => c.tower === found.tower);
        const next = cameras[(cameras.findIndex((c) => c.id === watch.camera) + 1) % cameras.length];
        if (next) watch.chooseCamera(next.id);
    }
}

function tools(site: SiteMap, tool: ZoneTool, panel: ZonePanel, overlay: Overlay): void {
    const on = (id: string, press: () => void) => byId(id).addEventListener('click', press);
    on('in', () => site.zoomBy(1));
    on('out', () => site.zoomBy(-1));
    on('north', () => site.northUp());
    on('home', () => site.home());
    const draw = (kind: 'area' | 'tripwire') => {
        panel.close();
        if (tool.active) tool.stop();
        else tool.start(kind);
    };
    on('draw-zone', () => draw('area'));
    on('draw-line', () => draw('tripwire'));
    const block = () => {
        const map = byId('ground').getBoundingClientRect();
        const box = byId('tools').getBoundingClientRect();
        overlay.blocked = [[box.left - map.left - 4, box.top - map.top - 4, box.right - map.left + 4, box.bottom - map.top + 4]];
        overlay.request();
    };
    new ResizeObserver(block).observe(byId('ground'));
    new MutationObserver(block).observe(document.documentElement, { attributes: true, attributeFilter: ['dir'] });
}

function top(watch: Watch): void {
    const list = byId<HTMLSelectElement>('language');
    list.replaceChildren(...LANGUAGES.map((l) => h('option', { value: l, lang: l }, plain(`language.${l}` as Key))));
    list.addEventListener('change', () => setWords(watch, list.value as Language));
    const tick = () => {
        write(byId('clock'), clockTime(watch.clock.now()));
        write(byId('date'), dateLine(watch.clock.now()));
    };
    watch.on(['tick', 'words', 'link'], tick);
    watch.on(['words'], () => {
        const name = named(watch.site.name);
        write(byId('site-name'), name);
        document.title = name ? `${name} · ${plain('app.name')}` : plain('app.name');
        byId('site-simulated').hidden = !watch.site.simulated;
        write(byId('post'), say('post.label', { name: watch.me }));
    });
    const form = byId<HTMLFormElement>('post-form');
    const field = byId<HTMLInputElement>('post-name');
    byId('post').addEventListener('click', () => {
        form.hidden = !form.hidden;
        field.value = watch.me;
        if (!form.hidden) field.select();
    });
    form.addEventListener('submit', (event) => {
        event.preventDefault();
        if (field.value.trim()) watch.rename(field.value.trim());
        form.hidden = true;
    });
    form.addEventListener('keydown', (event) => {
        if (event.code !== 'Escape') return;
        form.hidden = true;
        event.stopPropagation();
    });
}

function setWords(watch: Watch, chosen: Language): void {
    speak(chosen);
    localStorage.setItem('marsad.language', chosen);
    document.documentElement.lang = chosen;
    document.documentElement.dir = direction();
    byId<HTMLSelectElement>('language').value = chosen;
    writeMarked();
    watch.setLight(watch.light);
    watch.changed('words');
}

function setLight(watch: Watch, light: Light): void {
    localStorage.setItem('marsad.light', light);
    byId('light').replaceChildren(icon(light === 'night' ? 'light' : 'day'));
    watch.setLight(light);
}

/** F2: the other light; twice within a second and a half dims ground and picture instead. */
let lastLightKey = -Infinity;
function nextLight(watch: Watch, ground: GroundLayer | undefined): void {
    const root = document.documentElement;
    const again = Date.now() - lastLightKey < 1500;
    lastLightKey = again ? -Infinity : Date.now();
    setLight(watch, watch.light === 'night' ? 'day' : 'night');
    if (!again) return;
    const dim = root.dataset['dim'] !== 'true';
    root.dataset['dim'] = String(dim);
    ground?.setDim(dim);
}

/** What the station refused, said for six seconds where undo is offered. */
function problems(watch: Watch): void {
    const place = byId('problem');
    let timer: ReturnType<typeof setTimeout> | undefined;
    watch.problem = (key) => {
        const said = `error.${key}`;
        place.hidden = false;
        place.replaceChildren(say(isKey(said) ? said : 'error.other'));
        clearTimeout(timer);
        timer = setTimeout(() => (place.hidden = true), PROBLEM_MS);
    };
}

function fillIcons(): void {
    for (const element of document.querySelectorAll<HTMLElement>('[data-icon]')) {
        element.replaceChildren(icon(element.dataset['icon'] as Icon));
    }
}

function run<T>(thing: T | undefined, act: (thing: T) => unknown): void {
    if (thing !== undefined) void act(thing);
}
