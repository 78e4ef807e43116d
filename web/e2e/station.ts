import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LIBRARIES = `${ROOT}marsad-bench/target/dist/lib`;
const LAUNCHER = `${ROOT}marsad`;
/** The build that runs these tests has not ended, so the launcher must not begin another. */
const BUILT = { ...process.env, MARSAD_BUILT: 'yes' };
const READY = /^ready (\S+) in (\d+) ms$/m;
const PATIENCE_MS = 60_000;

export const SCREENS = `${ROOT}marsad-bench/target/screens`;

export interface Ended {
    code: number | null;
    out: string;
    err: string;
}

/** A station that `./marsad demo` started, as a user would. */
export class Station {
    private out = '';
    private err = '';
    private readonly ended: Promise<Ended>;

    private constructor(private readonly process: ChildProcess) {
        process.stdout?.on('data', (bytes: Buffer) => (this.out += bytes.toString()));
        process.stderr?.on('data', (bytes: Buffer) => (this.err += bytes.toString()));
        this.ended = once(process, 'close').then(([code]) => ({ code: code as number | null, out: this.out, err: this.err }));
    }

    /** What the launcher does once after a build, so that no start waits for it. */
    static prepare(): void {
        if (!existsSync(LIBRARIES)) throw new Error(`no distribution in ${LIBRARIES}: ./marsad build makes it`);
        execFileSync(LAUNCHER, ['--version'], { env: BUILT, stdio: 'ignore' });
    }

    /** Starts and does not wait. */
    static launch(port: number, data: string, scenario = 'two-cameras'): Station {
        const command = ['demo', '--no-browser', '--port', `${port}`, '--data', data, '--scenario', `${ROOT}web/e2e/${scenario}.toml`];
        return new Station(spawn(LAUNCHER, command, { env: BUILT, stdio: ['ignore', 'pipe', 'pipe'] }));
    }

    static async start(port: number, data: string, scenario?: string): Promise<Station> {
        const station = Station.launch(port, data, scenario);
        await Promise.race([station.ready(), station.ended]);
        if (!READY.test(station.out)) throw new Error(`the station did not start:\n${station.err}`);
        return station;
    }

    get readyLine(): { url: string; milliseconds: number } {
        const [, url, milliseconds] = READY.exec(this.out) ?? [];
        return { url: url ?? '', milliseconds: Number(milliseconds) };
    }

    /** Ctrl-C; and how long it took. */
    async interrupt(): Promise<Ended & { milliseconds: number }> {
        const from = Date.now();
        this.process.kill('SIGINT');
        const ended = await this.end();
        return { ...ended, milliseconds: Date.now() - from };
    }

    /** Waits until it ends by itself; after a while it is made to. */
    async end(): Promise<Ended> {
        const timer = setTimeout(() => this.process.kill('SIGKILL'), PATIENCE_MS);
        const ended = await this.ended;
        clearTimeout(timer);
        return ended;
    }

    private async ready(): Promise<void> {
        const until = Date.now() + PATIENCE_MS;
        while (!READY.test(this.out) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
    }
}

export async function freePort(): Promise<number> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    await new Promise((resolve) => server.close(resolve));
    return typeof address === 'object' && address ? address.port : 0;
}
