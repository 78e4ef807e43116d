import type { Act, Alert, Ground, Health, History, SensorAct, Site, TrackAct, Zone } from './contract';

/** The station refused or did not answer; the key names the sentence in the message files. */
export class StationError extends Error {
    constructor(
        readonly key: string,
        message: string,
    ) {
        super(message);
    }
}

async function ask(path: string, init?: RequestInit): Promise<Response> {
    let response: Response;
    try {
        response = await fetch(`/api/${path}`, init);
    } catch (cause) {
        throw new StationError('station', `no answer to ${path}: ${String(cause)}`);
    }
    if (response.ok) return response;
    const body = (await response.json().catch(() => ({}))) as { error?: { key?: string; message?: string } };
    throw new StationError(body.error?.key ?? `http.${response.status}`, body.error?.message ?? path);
}

function json(method: string, body: unknown): RequestInit {
    return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

export async function site(): Promise<Site> {
    return (await (await ask('site')).json()) as Site;
}

/** Undefined when the site has no elevation. */
export async function findGround(): Promise<Ground | undefined> {
    try {
        return (await (await ask('ground')).json()) as Ground;
    } catch (error) {
        if (error instanceof StationError && error.key !== 'station') return undefined;
        throw error;
    }
}

export async function heights(): Promise<Int16Array> {
    return new Int16Array(await (await ask('ground/heights')).arrayBuffer());
}

export async function coverage(): Promise<Uint8Array> {
    return new Uint8Array(await (await ask('ground/coverage', { cache: 'no-store' })).arrayBuffer());
}

export async function act(alert: string, what: Act, by: string): Promise<Alert> {
    const path = `alerts/${encodeURIComponent(alert)}/acts`;
    return (await (await ask(path, json('POST', { act: what, by }))).json()) as Alert;
}

export async function actOnTrack(track: number, act: TrackAct, by: string): Promise<History> {
    return (await (await ask(`tracks/${track}/acts`, json('POST', { ...act, by }))).json()) as History;
}

export async function trackHistory(track: number): Promise<History> {
    return (await (await ask(`tracks/${track}/history`, { cache: 'no-store' })).json()) as History;
}

export async function actOnSensor(sensor: string, act: SensorAct, by: string): Promise<Health> {
    const path = `sensors/${encodeURIComponent(sensor)}/acts`;
    return (await (await ask(path, json('POST', { act, by }))).json()) as Health;
}

export async function alertsSince(time: Date): Promise<Alert[]> {
    const answer = await ask(`alerts?since=${encodeURIComponent(time.toISOString())}`);
    return ((await answer.json()) as { alerts: Alert[] }).alerts;
}

export function alertFrame(alert: string): string {
    return `/api/alerts/${encodeURIComponent(alert)}/frame.jpg`;
}

export async function putZone(zone: Zone): Promise<Zone> {
    const { id, ...rest } = zone;
    return (await (await ask(`zones/${encodeURIComponent(id)}`, json('PUT', rest))).json()) as Zone;
}

export async function deleteZone(id: string): Promise<void> {
    await ask(`zones/${encodeURIComponent(id)}`, { method: 'DELETE' });
}

export function socketUrl(path: string): string {
    const origin = location.origin.replace(/^http/, 'ws');
    return `${origin}/api/${path}`;
}
