import type { TrackEvent, TrackUpdate } from './contract';
import { span } from './clock';
import { named, plain, say, leftToRight, type Key } from './messages';
import type { Watch } from './watch';

export function sensorName(watch: Watch, id: string): string {
    const radar = watch.site.radars.find((r) => r.id === id);
    return named(watch.cameraOf(id)?.name ?? radar?.name) || id;
}

/** A Mahalanobis distance², as a multiple of the error, which is what it says: 1.3×. */
function spread(squaredDistance: number): string {
    return leftToRight(plain('why.times', { n: Math.sqrt(squaredDistance).toFixed(1) }));
}

function percent(share: number): string {
    return leftToRight(plain('why.percent', { n: Math.min(99, Math.round(share * 100)) }));
}

function track(watch: Watch, n: number | undefined): string {
    return watch.picture.tracks.get(n ?? 0)?.name || plain('evidence.track', { n: n ?? 0 });
}

/** What happened to a track, as one sentence. */
export function eventWords(watch: Watch, event: TrackEvent): DocumentFragment {
    const by = event.by || plain('why.someone');
    const other = track(watch, event.other);
    switch (event.event) {
        case 'begun':
            return say('why.begun', { sensor: sensorName(watch, event.sensor ?? '') });
        case 'confirmed':
            return say('why.confirmed', { n: event.reports ?? 0, sure: percent(event.belief ?? 0) });
        case 'joined':
            return say('why.joined', { other, time: span((event.seconds ?? 0) * 1000), spread: spread(event.squaredDistance ?? 0) });
        case 'act':
            return actWords(event, by, other, track(watch, event.track));
        case 'parted':
            return say('why.parted', { other });
        case 'ended':
            return say(`why.ended.${event.why ?? 'unseen'}` as Key, { other });
        default:
            return say(`why.${event.event}` as Key);
    }
}

function actWords(event: TrackEvent, by: string, other: string, first: string): DocumentFragment {
    switch (event.act) {
        case 'rename':
            return event.name ? say('why.rename', { by, name: event.name }) : say('why.unname', { by });
        case 'merge':
            return say('why.merge', { by, first, second: other });
        default:
            return say(`why.${event.act ?? 'known'}` as Key, { by });
    }
}

/** Why the last report was taken for this track's own. */
export function updateWords(watch: Watch, update: TrackUpdate): DocumentFragment {
    const fragment = say('why.update', { sensor: sensorName(watch, update.sensor), spread: spread(update.squaredDistance) });
    const rivals = update.competitors > 0;
    fragment.append(' ', rivals ? say('why.rivals', { n: update.competitors, sure: percent(update.probability) }) : say('why.no_rivals'));
    return fragment;
}
