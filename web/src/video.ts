import type { BoxesMessage, StreamMessage } from './contract';

const MOST_WAITING = 8;
const MOST_BOXES = 60;
const MOST_UNDECODED = 10;
const LONGEST_HOLD_MS = 150;
const BACK_OFF_MS = [500, 1000, 2000, 4000];
const HEADER_BYTES = 9;

export interface Shown {
    frame: VideoFrame;
    /** Microseconds since 1970. */
    exposure: number;
}

interface Waiting extends Shown {
    due: number;
}

export interface VideoListener {
    show(shown: Shown): void;
    boxes(boxes: BoxesMessage): void;
    stream(stream: StreamMessage): void;
    /** This browser has no decoder for the stream. */
    unsupported(): void;
}

/** Where the parts of a binary message are: exposure time, key flag, access unit. */
export function unit(message: ArrayBuffer): { exposure: number; key: boolean; bytes: Uint8Array } {
    const head = new DataView(message);
    return {
        exposure: Number(head.getBigInt64(0)),
        key: (head.getUint8(8) & 1) === 1,
        bytes: new Uint8Array(message, HEADER_BYTES),
    };
}

/** The live video of one camera: WebSocket in, decoded frames out. A frame is held back, at most 150
 * ms, for as long as the analysis has lately needed, so that boxes come with the frame they are of. */
export class CameraVideo {
    private socket: WebSocket | undefined;
    private decoder: VideoDecoder | undefined;
    private waiting: Waiting[] = [];
    private readonly arrivals = new Map<number, number>();
    private holdMs = 0;
    private tries = 0;
    private closed = false;
    private stream: StreamMessage | undefined;
    /** Nothing can be decoded before the next key frame: at the start, or behind by too much. */
    private fresh = true;
    private timer: ReturnType<typeof setTimeout> | undefined;
    decoded = 0;

    constructor(
        private readonly url: string,
        private readonly listener: VideoListener,
    ) {
        this.connect();
    }

    close(): void {
        this.closed = true;
        clearTimeout(this.timer);
        this.socket?.close();
        this.stopDecoder();
    }

    private connect(): void {
        const socket = new WebSocket(this.url);
        socket.binaryType = 'arraybuffer';
        this.socket = socket;
        socket.onmessage = (event) => {
            this.tries = 0;
            if (typeof event.data === 'string') this.told(JSON.parse(event.data) as StreamMessage | BoxesMessage);
            else this.decode(event.data as ArrayBuffer);
        };
        socket.onclose = () => {
            this.stopDecoder();
            if (this.closed) return;
            const wait = BACK_OFF_MS[Math.min(this.tries++, BACK_OFF_MS.length - 1)] ?? 1000;
            this.timer = setTimeout(() => this.connect(), wait);
        };
    }

    private told(message: StreamMessage | BoxesMessage): void {
        if (message.type === 'stream') {
            this.stream = message;
            this.startDecoder(message);
            this.listener.stream(message);
            return;
        }
        const arrived = this.arrivals.get(message.time);
        if (arrived !== undefined) {
            const late = Math.min(LONGEST_HOLD_MS, performance.now() - arrived);
            this.holdMs += (late - this.holdMs) * 0.1;
        }
        this.listener.boxes(message);
    }

    private startDecoder(stream: StreamMessage): void {
        this.stopDecoder();
        if (!('VideoDecoder' in window)) {
            this.listener.unsupported();
            return;
        }
        const decoder = new VideoDecoder({
            output: (frame) => this.hold(frame),
            error: () => this.recover(decoder),
        });
        this.decoder = decoder;
        try {
            decoder.configure({ codec: stream.codec, optimizeForLatency: true });
        } catch {
            this.listener.unsupported();
        }
    }

    /** After a broken unit: a fresh decoder, which waits for the next key frame. */
    private recover(broken: VideoDecoder): void {
        if (this.decoder !== broken || !this.stream || this.closed) return;
        this.startDecoder(this.stream);
    }

    private decode(message: ArrayBuffer): void {
        const decoder = this.decoder;
        if (decoder?.state !== 'configured') return;
        const { exposure, key, bytes } = unit(message);
        if (decoder.decodeQueueSize > MOST_UNDECODED) this.fresh = true;
        if (this.fresh && (!key || decoder.decodeQueueSize > 0)) return;
        this.fresh = false;
        this.arrivals.set(exposure, performance.now());
        if (this.arrivals.size > MOST_BOXES) this.arrivals.delete(this.arrivals.keys().next().value!);
        decoder.decode(new EncodedVideoChunk({ type: key ? 'key' : 'delta', timestamp: exposure, data: bytes }));
    }

    private hold(frame: VideoFrame): void {
        this.decoded++;
        const due = (this.arrivals.get(frame.timestamp) ?? performance.now()) + this.holdMs;
        this.waiting.push({ frame, exposure: frame.timestamp, due });
        while (this.waiting.length > MOST_WAITING) this.waiting.shift()?.frame.close();
        setTimeout(() => this.release(), Math.max(0, due - performance.now()));
    }

    private release(): void {
        const now = performance.now() + 1;
        let last: Waiting | undefined;
        while (this.waiting[0] && this.waiting[0].due <= now) {
            last?.frame.close();
            last = this.waiting.shift();
        }
        if (!last) return;
        this.listener.show(last);
        last.frame.close();
    }

    private stopDecoder(): void {
        if (this.decoder && this.decoder.state !== 'closed') this.decoder.close();
        this.decoder = undefined;
        this.fresh = true;
        for (const { frame } of this.waiting) frame.close();
        this.waiting = [];
    }
}

/** The boxes of one camera by exposure time, to be drawn with the frame they were found in. */
export class BoxMemory {
    private readonly kept: BoxesMessage[] = [];

    add(boxes: BoxesMessage): void {
        this.kept.push(boxes);
        if (this.kept.length > MOST_BOXES) this.kept.shift();
    }

    /** The newest boxes that are not newer than the frame and at most half a second older. */
    of(exposure: number): BoxesMessage | undefined {
        let best: BoxesMessage | undefined;
        for (const boxes of this.kept) {
            const fits = boxes.time <= exposure && exposure - boxes.time <= 500_000;
            if (fits && (!best || boxes.time >= best.time)) best = boxes;
        }
        return best;
    }
}

const STRIP_ROWS = 16;

/** A strip across the middle of a frame, as it was decoded; no way through the graphics card. */
export async function stripOf(frame: VideoFrame): Promise<Uint8Array> {
    const { width, height, x, y } = frame.visibleRect ?? new DOMRectReadOnly(0, 0, frame.codedWidth, frame.codedHeight);
    const rect = { x, y: y + 2 * Math.floor(height / 4), width, height: Math.min(STRIP_ROWS, height) };
    const strip = new Uint8Array(frame.allocationSize({ rect }));
    await frame.copyTo(strip, { rect });
    return strip;
}

/** Tells a held picture from a living one by a strip of it: a sensor's own noise never repeats. */
export class FreezeWatch {
    private last: Uint8Array | undefined;
    private since = 0;

    /** Milliseconds for which the picture has not changed at all. */
    still(sample: Uint8Array, now: number): number {
        const before = this.last;
        const same = before?.length === sample.length && before.every((value, i) => value === sample[i]);
        if (!same) {
            this.last = sample.slice();
            this.since = now;
        }
        return now - this.since;
    }
}
