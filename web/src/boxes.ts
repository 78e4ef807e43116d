import type { Box, BoxesMessage, Camera } from './contract';
import { direction, plain, sentence, text, type Key } from './messages';
import type { Palette } from './light';

type Pen = CanvasRenderingContext2D;

const INK = '#F2EFE8';
const ALERT = '#FF8A8C';
const BLACK = 'rgba(0,0,0,.65)';

export interface BoxLook {
    alerting: (track: number) => boolean;
    chosen: number | undefined;
    hover: number | undefined;
}

/** Corner-only boxes over the picture, each with its track number. */
export function drawBoxes(pen: Pen, palette: Palette, scale: number, message: BoxesMessage, look: BoxLook): void {
    for (const box of message.boxes) drawBox(pen, palette, scale, box, look);
}

function drawBox(pen: Pen, palette: Palette, scale: number, box: Box, look: BoxLook): void {
    const [track, kind, left, top, wide, high] = box;
    const alerting = track > 0 && look.alerting(track);
    const chosen = track > 0 && (track === look.chosen || track === look.hover);
    const colour = alerting ? ALERT : INK;
    const pad = 3;
    const [x, y] = [left * scale - pad, top * scale - pad];
    const [w, h] = [wide * scale + 2 * pad, high * scale + 2 * pad];
    const width = alerting ? 3 : chosen ? 2.4 : 1.8;
    const corner = Math.max(4, Math.min(w, h) * 0.3);
    for (const [stroke, ink] of [
        [width + 2, BLACK],
        [width, chosen && !alerting ? '#8DB3F2' : colour],
    ] as const) {
        pen.lineWidth = stroke;
        pen.strokeStyle = ink;
        pen.beginPath();
        for (const [cx, cy, u, v] of [
            [x, y, 1, 1],
            [x + w, y, -1, 1],
            [x, y + h, 1, -1],
            [x + w, y + h, -1, -1],
        ] as const) {
            pen.moveTo(cx + u * corner, cy);
            pen.lineTo(cx, cy);
            pen.lineTo(cx, cy + v * corner);
        }
        pen.stroke();
    }
    if (track <= 0) return;
    const words =
        alerting || chosen
            ? text('label.track', { class: plain(`class.${kind}` as Key), n: track })
            : String(track);
    write(pen, palette, words, x, y > 18 ? y - 4 : y + h + 14, colour, 'left', alerting ? 600 : 500);
}

function write(
    pen: Pen,
    palette: Palette,
    words: string,
    x: number,
    y: number,
    colour: string,
    align: 'left' | 'center',
    weight = 500,
): void {
    pen.font = `${weight} 12px ${palette.font}`;
    pen.direction = direction();
    pen.textAlign = align;
    pen.textBaseline = 'alphabetic';
    pen.lineJoin = 'round';
    pen.lineWidth = 3;
    pen.strokeStyle = 'rgba(0,0,0,.8)';
    pen.fillStyle = colour;
    pen.strokeText(sentence(words), x, y);
    pen.fillText(sentence(words), x, y);
}

/** Bearings along the foot of the picture, from where the camera points and how wide it sees. */
export function drawBearings(pen: Pen, palette: Palette, camera: Camera, width: number, height: number): void {
    const step = [1, 2, 5, 10, 15, 30].find((s) => (s / camera.fieldOfViewDegrees) * width > 56) ?? 45;
    const small = step / 5;
    const half = camera.fieldOfViewDegrees / 2;
    const focal = width / 2 / Math.tan((half * Math.PI) / 180);
    const first = Math.ceil((camera.panDegrees - half) / small);
    const last = Math.floor((camera.panDegrees + half) / small);
    for (let i = first; i <= last && camera.fieldOfViewDegrees < 170; i++) {
        const bearing = i * small;
        const x = width / 2 + focal * Math.tan(((bearing - camera.panDegrees) * Math.PI) / 180);
        const big = i % 5 === 0;
        const rise = big ? 7 : 4;
        pen.fillStyle = BLACK;
        pen.fillRect(x - 1.2, height - rise - 0.6, 2.4, rise + 0.6);
        pen.fillStyle = INK;
        pen.fillRect(x - 0.5, height - rise, 1, rise);
        const inside = x > 18 && x < width - 18;
        if (big && inside) {
            const degrees = `\u2066${((Math.round(bearing) % 360) + 360) % 360}°\u2069`;
            write(pen, palette, degrees, x, height - 10, INK, 'center');
        }
    }
}
