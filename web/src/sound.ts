import type { Alert } from './contract';
import { byId } from './dom';
import { icon } from './icons';
import { text } from './messages';
import { span } from './clock';
import type { Watch } from './watch';

const BETWEEN_MS = 10_000;
const MUTE_MS = 120_000;

export type Notes = 'rising' | 'one';

/** Which notes are due: urgent at once, at 20 s, at 60 s, then each minute until seen; check once. */
export function notesDue(alert: Alert, sinceMs: number, lastMs: number | undefined): Notes | undefined {
    if (alert.state !== 'raised' || alert.severity === 'note') return undefined;
    if (alert.severity === 'check') return lastMs === undefined ? 'one' : undefined;
    if (lastMs === undefined) return 'rising';
    const next = lastMs < 20_000 ? 20_000 : lastMs < 60_000 ? 60_000 : (Math.floor(lastMs / 60_000) + 1) * 60_000;
    return sinceMs >= next ? 'rising' : undefined;
}

/** Soft notes for what needs a person; muted for two minutes at most. */
export class Sound {
    private context: AudioContext | undefined;
    private mutedUntil = 0;
    private lastSound = -Infinity;
    private readonly first = new Map<string, number>();
    private readonly last = new Map<string, number>();

    constructor(private readonly watch: Watch) {
        const wake = () => this.wake();
        document.addEventListener('pointerdown', wake, true);
        document.addEventListener('keydown', wake, true);
        byId('sound').addEventListener('click', () => this.toggle());
        watch.on(['picture', 'whole', 'tick'], () => this.check());
        watch.on(['tick', 'words', 'sound'], () => this.tell());
        this.wake();
    }

    get blocked(): boolean {
        return this.context?.state !== 'running';
    }

    private wake(): void {
        if (this.context && this.context.state === 'running') return;
        try {
            this.context ??= new AudioContext();
            if (this.context.state === 'suspended' && navigator.userActivation?.hasBeenActive) {
                void this.context.resume().then(() => this.watch.changed('sound'));
            }
        } catch {
            this.context = undefined;
        }
    }

    toggle(): void {
        this.mutedUntil = this.mutedUntil > Date.now() ? 0 : Date.now() + MUTE_MS;
        this.watch.changed('sound');
    }

    private check(): void {
        const now = Date.now();
        const open = new Set<string>();
        for (const alert of this.watch.picture.alerts.values()) {
            if (alert.state !== 'raised') continue;
            open.add(alert.id);
            const began = this.first.get(alert.id) ?? now;
            this.first.set(alert.id, began);
            const notes = notesDue(alert, now - began, this.last.get(alert.id));
            if (!notes || now - this.lastSound < BETWEEN_MS) continue;
            this.last.set(alert.id, now - began);
            this.lastSound = now;
            if (now >= this.mutedUntil) this.play(notes);
        }
        for (const id of this.first.keys()) {
            if (open.has(id)) continue;
            this.first.delete(id);
            this.last.delete(id);
        }
    }

    private play(notes: Notes): void {
        const context = this.context;
        if (!context || context.state !== 'running') return;
        (notes === 'rising' ? [523.25, 698.46] : [587.33]).forEach((pitch, i) => {
            const at = context.currentTime + i * 0.22;
            const tone = new OscillatorNode(context, { type: 'sine', frequency: pitch });
            const loud = new GainNode(context, { gain: 0 });
            loud.gain.linearRampToValueAtTime(0, at);
            loud.gain.linearRampToValueAtTime(0.22, at + 0.03);
            loud.gain.exponentialRampToValueAtTime(0.001, at + 0.5);
            tone.connect(loud).connect(context.destination);
            tone.start(at);
            tone.stop(at + 0.55);
        });
    }

    private tell(): void {
        const left = this.mutedUntil - Date.now();
        const button = byId('sound');
        const muted = left > 0;
        const words = muted
            ? text('button.sound_muted', { left: span(left) })
            : text(this.blocked ? 'button.sound_blocked' : 'button.sound_on');
        button.title = words;
        button.ariaLabel = words;
        const look = muted || this.blocked ? 'quiet' : 'sound';
        const count = muted ? String(Math.ceil(left / 1000)) : '';
        if (button.dataset['look'] === look + count) return;
        button.dataset['look'] = look + count;
        button.replaceChildren(icon(look));
        if (!count) return;
        const seconds = document.createElement('span');
        seconds.className = 'num count';
        seconds.textContent = count;
        button.append(seconds);
    }
}
