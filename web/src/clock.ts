import { plain, text, type Key } from './messages';

const WINDOW_MS = 20_000;

/** The station's time on this machine: the smallest delay heard lately is taken for none. */
export class StationClock {
    private offsets: { at: number; offset: number }[] = [];
    private offset = 0;

    constructor(private readonly local: () => number = Date.now) {}

    heard(stationMs: number): void {
        const at = this.local();
        this.offsets = this.offsets.filter((o) => at - o.at < WINDOW_MS).slice(-100);
        this.offsets.push({ at, offset: at - stationMs });
        this.offset = Math.min(...this.offsets.map((o) => o.offset));
    }

    now(): number {
        return this.local() - this.offset;
    }

    /** When something that happened now on this machine happened on the station's clock. */
    ofLocal(localMs: number): number {
        return localMs - this.offset;
    }
}

export interface Wall {
    hour: string;
    minute: string;
    second: string;
    day: number;
    month: number;
    weekday: number;
}

let zone = 'UTC';
let parts = format();

function format(): Intl.DateTimeFormat {
    return new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
    });
}

export function keepTimeOf(timeZone: string): void {
    zone = timeZone;
    parts = format();
}

export function wall(ms: number): Wall {
    const found: Record<string, string> = {};
    for (const part of parts.formatToParts(ms)) found[part.type] = part.value;
    const [year, month, day] = [Number(found['year']), Number(found['month']) - 1, Number(found['day'])];
    return {
        hour: found['hour'] ?? '',
        minute: found['minute'] ?? '',
        second: found['second'] ?? '',
        day,
        month,
        weekday: new Date(Date.UTC(year, month, day)).getUTCDay(),
    };
}

export function clockTime(ms: number): string {
    const t = wall(ms);
    return `${t.hour}:${t.minute}:${t.second}`;
}

export function hourAndMinute(ms: number): string {
    const t = wall(ms);
    return `${t.hour}:${t.minute}`;
}

export function dateLine(ms: number): string {
    const t = wall(ms);
    return text('date.line', {
        weekday: plain(`weekday.${t.weekday}` as Key),
        day: t.day,
        month: plain(`month.${t.month}` as Key),
    });
}

/** 14 s, 6 min, 2 h 5 min. */
export function span(ms: number): string {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    if (seconds < 60) return plain('unit.s', { n: seconds });
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60) return plain('unit.min', { n: minutes });
    const hours = Math.floor(minutes / 60);
    if (minutes % 60 === 0 || hours >= 12) return plain('unit.h', { n: hours });
    return plain('unit.h_min', { h: hours, m: minutes % 60 });
}
