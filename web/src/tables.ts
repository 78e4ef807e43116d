import type { Zone } from './contract';
import { span } from './clock';
import { byId, h } from './dom';
import { diamond } from './icons';
import { named, plain, say, type Key } from './messages';
import type { Track } from './picture';
import { table } from './rows';
import { SensorTable } from './sensorTable';
import type { Watch } from './watch';
import { sensorName } from './why';
import { bearing, isStill, list, placeInWords, speed } from './words';

const MOST_ROWS = 300;

/** The map's equal for those who do not see it: tracks, sensors and zones as tables. */
export class Tables {
    private readonly dialog = byId<HTMLDialogElement>('tables');
    private readonly sensors: SensorTable;

    constructor(
        private readonly watch: Watch,
        private readonly edit: (zone: Zone) => void,
    ) {
        this.sensors = new SensorTable(watch, byId('table-sensors'));
        watch.on(['picture', 'whole'], () => this.dialog.open && this.sensors.fill());
        watch.on(['words', 'light'], () => this.dialog.open && this.fill());
    }

    toggle(): void {
        if (this.dialog.open) {
            this.dialog.close();
            return;
        }
        this.fill();
        this.dialog.showModal();
    }

    openSensors(): void {
        if (!this.dialog.open) this.toggle();
        byId('sensors-title').scrollIntoView();
    }

    private fill(): void {
        this.sensors.fill();
        byId('table-tracks').replaceChildren(this.tracks());
        byId('table-zones').replaceChildren(this.zones());
    }

    private tracks(): HTMLElement {
        const { watch } = this;
        const tracks = [...watch.picture.tracks.values()].sort((a, b) => this.need(a) - this.need(b) || a.n - b.n);
        if (tracks.length === 0) return h('p', {}, say('table.no_tracks'));
        const heads: Key[] = ['table.need', 'table.class', 'table.number', 'table.place', 'table.heading', 'table.speed', 'table.seen_by', 'table.last_seen', 'table.show'];
        return table(heads, tracks.slice(0, MOST_ROWS).map((track) => this.trackRow(track)));
    }

    private trackRow(track: Track): (Node | string)[] {
        const { watch } = this;
        const alert = this.alertOf(track);
        const sensors = track.by.map((id) => sensorName(watch, id));
        const need = alert ? h('span', { class: 'need' }, diamond(alert.severity), say(`severity.${alert.severity}` as Key)) : '';
        const show = () => {
            this.dialog.close();
            watch.chooseTrack(track.n);
            watch.fly([track.lon, track.lat], true);
        };
        return [
            need,
            say(track.own ? 'class.own' : (`class.${track.class}` as Key)),
            h('span', { class: 'need' }, h('span', { class: 'num' }, String(track.n)), track.name !== undefined && h('bdi', {}, track.name)),
            placeInWords(watch.site.places, [track.lon, track.lat]),
            isStill(track) ? say('table.still') : bearing(track.heading),
            isStill(track) ? '' : h('bdi', {}, speed(track.speed)),
            list(sensors),
            say('unit.ago', { time: span(watch.clock.now() - Date.parse(track.seen)) }),
            h('button', { class: 'btn', onclick: show }, say('table.show')),
        ];
    }

    private zones(): HTMLElement {
        const { zones } = this.watch.picture;
        if (zones.length === 0) return h('p', {}, say('table.no_zones'));
        return table(['table.name', 'table.rules', 'table.edit'], zones.map((zone) => this.zoneRow(zone)));
    }

    private zoneRow(zone: Zone): (Node | string)[] {
        const change = () => {
            this.dialog.close();
            this.edit(zone);
        };
        const rules = zone.rules.map((r) => {
            const words = plain(`zone.${r.event}`);
            const time = r.event === 'stays' ? ` ${span((r.seconds ?? 0) * 1000)}` : '';
            return h('div', { class: 'need' }, diamond(r.severity), h('span', {}, words + time));
        });
        return [
            h('bdi', {}, named(zone.name)),
            rules.length ? h('div', {}, ...rules) : say('zone.no_rule'),
            h('button', { class: 'btn', onclick: change }, say('table.edit')),
        ];
    }

    private alertOf(track: Track) {
        const open = [...this.watch.picture.alerts.values()].filter((a) => a.track === track.n && a.state !== 'resolved');
        const rank = { urgent: 0, check: 1, note: 2 };
        return open.sort((a, b) => rank[a.severity] - rank[b.severity])[0];
    }

    private need(track: Track): number {
        const alert = this.alertOf(track);
        return alert ? { urgent: 0, check: 1, note: 2 }[alert.severity] : 3;
    }
}
