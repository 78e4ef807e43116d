import type { PictureMessage } from './contract';
import { apply, emptyPicture, replace, type Picture } from './picture';

const SILENCE_MS = 12_000;
/** Silence that is enough once the station has refused a new connection as well. */
const REFUSED_MS = 3_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 4_000;

export interface FeedListener {
    /** The picture changed; full when it was replaced as a whole. */
    picture(picture: Picture, full: boolean): void;
    /** The station said what time it is. */
    time(stationMs: number): void;
    /** The line came or went; lostAt is the last moment at which something was heard. */
    link(connected: boolean, lostAt: number): void;
}

/** The live picture over one WebSocket, put together again by itself after every loss. */
export class PictureFeed {
    private picture = emptyPicture();
    private socket: WebSocket | undefined;
    private waitMs = FIRST_WAIT_MS;
    private heardAt = Date.now();
    private connected = false;

    constructor(
        private readonly url: string,
        private readonly listener: FeedListener,
    ) {}

    start(): void {
        this.connect();
        setInterval(() => this.checkSilence(), 1000);
    }

    private connect(): void {
        const socket = new WebSocket(this.url);
        this.socket = socket;
        let opened = false;
        socket.onopen = () => (opened = true);
        socket.onmessage = (event) => {
            if (socket === this.socket) this.receive(JSON.parse(event.data as string) as PictureMessage);
        };
        socket.onclose = () => {
            if (socket !== this.socket) return;
            if (!opened && Date.now() - this.heardAt > REFUSED_MS) this.lose();
            this.again();
        };
    }

    private lose(): void {
        if (!this.connected) return;
        this.connected = false;
        this.listener.link(false, this.heardAt);
    }

    private again(): void {
        this.socket = undefined;
        const wait = this.waitMs * (0.75 + Math.random() / 2);
        this.waitMs = Math.min(LONGEST_WAIT_MS, this.waitMs * 2);
        setTimeout(() => this.connect(), wait);
    }

    private receive(message: PictureMessage): void {
        this.heardAt = Date.now();
        this.listener.time(Date.parse(message.time));
        if (!this.connected) {
            this.connected = true;
            this.listener.link(true, 0);
        }
        if (message.type === 'hello') return;
        if (message.type === 'picture') {
            this.waitMs = FIRST_WAIT_MS;
            this.picture = replace(message);
            this.listener.picture(this.picture, true);
        } else if (apply(this.picture, message)) {
            this.listener.picture(this.picture, false);
        } else {
            this.socket?.close();
        }
    }

    private checkSilence(): void {
        if (Date.now() - this.heardAt < SILENCE_MS) return;
        this.lose();
        const old = this.socket;
        if (old?.readyState === WebSocket.OPEN) {
            this.again();
            old.close();
        }
    }
}
