import type { Ground, LonLat } from './contract';
import { byId, write } from './dom';
import type { SiteMap } from './map';
import { leftToRight, plain, say } from './messages';
import { heightMetres } from './shade';
import type { Watch } from './watch';
import { bearing, grid } from './words';

const LONGEST_BAR = 120;
const SHOWN_MS = 2000;

/** Key, coordinates, scale bar and needle along the foot of the map. */
export class Furniture {
    private pointer: LonLat | undefined;
    private copiedUntil = 0;

    constructor(
        private readonly site: SiteMap,
        private readonly watch: Watch,
        private readonly ground: Ground | undefined,
        private readonly heights: Int16Array | undefined,
    ) {
        site.map.on('mousemove', (event) => {
            this.pointer = [event.lngLat.lng, event.lngLat.lat];
            this.tellPlace();
        });
        site.map.on('mouseout', () => {
            this.pointer = undefined;
            this.tellPlace();
        });
        site.map.on('move', () => this.tellScale());
        site.map.on('contextmenu', (event) => {
            event.preventDefault();
            void this.copy([event.lngLat.lng, event.lngLat.lat]);
        });
        watch.on(['words', 'light'], () => this.draw());
        this.draw();
    }

    private draw(): void {
        this.tellScale();
        this.tellPlace();
        for (const swatch of document.querySelectorAll<HTMLCanvasElement>('canvas[data-swatch]')) this.swatch(swatch);
    }

    private async copy(at: LonLat): Promise<void> {
        const words = grid(at);
        await navigator.clipboard.writeText(words).catch(() => undefined);
        this.copiedUntil = Date.now() + SHOWN_MS;
        write(byId('pointer'), say('map.copied', { text: leftToRight(words) }));
        setTimeout(() => this.tellPlace(), SHOWN_MS);
    }

    private tellPlace(): void {
        if (Date.now() < this.copiedUntil) return;
        const place = byId('pointer');
        if (!this.pointer) {
            write(place, '');
            return;
        }
        const words = leftToRight(grid(this.pointer));
        const above = this.heightAt(this.pointer);
        if (above === undefined) write(place, words);
        else write(place, say('furniture.place', { grid: words, height: plain('unit.m', { n: Math.round(above) }) }));
    }

    /** Metres above the sea; unknown when the station does not say how high the lowest cell lies. */
    private heightAt(at: LonLat): number | undefined {
        const { ground, heights } = this;
        if (!ground || !heights || ground.lowestMetres === undefined) return undefined;
        const cell = cellAt(ground, at);
        if (!cell) return undefined;
        const above = heightMetres(heights, cell[1] * ground.columns + cell[0]);
        return above === undefined ? undefined : above + ground.lowestMetres;
    }

    private tellScale(): void {
        const { metresPerPixel, bearingDegrees } = this.site.view();
        const metres = roundLength(metresPerPixel * LONGEST_BAR);
        byId('scale-bar').style.width = `${(metres / metresPerPixel).toFixed(1)}px`;
        const words = metres >= 1000 ? plain('unit.km', { n: metres / 1000 }) : plain('unit.m', { n: metres });
        write(byId('scale-words'), words);
        const needle = byId('north').querySelector('svg');
        if (needle) needle.style.transform = `rotate(${-bearingDegrees}deg)`;
        const turned = Math.abs(bearingDegrees) > 0.5;
        write(byId('turned'), turned ? say('map.turned', { bearing: bearing(bearingDegrees) }) : '');
    }

    /** The same marks as on the ground. */
    private swatch(canvas: HTMLCanvasElement): void {
        const ratio = devicePixelRatio;
        const [width, height] = [canvas.clientWidth, canvas.clientHeight];
        canvas.width = width * ratio;
        canvas.height = height * ratio;
        const pen = canvas.getContext('2d')!;
        pen.scale(ratio, ratio);
        const { night } = this.watch.palette;
        const lit = canvas.dataset['swatch'] === 'lit';
        pen.fillStyle = lit ? (night ? '#5D5748' : '#FFFDF6') : night ? '#1B1A17' : '#CFC8B8';
        pen.fillRect(0, 0, width, height);
        if (lit) return;
        pen.strokeStyle = night ? '#A39B8B' : '#5A523F';
        pen.lineWidth = 1.2;
        for (let x = -height; x < width; x += 6) {
            pen.beginPath();
            pen.moveTo(x, height + 1);
            pen.lineTo(x + height + 1, 0);
            pen.stroke();
        }
    }
}

/** The longest of 1, 2, 5 times a power of ten that is not longer than this. */
export function roundLength(metres: number): number {
    const power = 10 ** Math.floor(Math.log10(metres));
    const step = [5, 2, 1].find((s) => s * power <= metres) ?? 1;
    return step * power;
}

/** Column and row of a place, by the raster's three corners; undefined outside. */
export function cellAt(ground: Ground, [lon, lat]: LonLat): [number, number] | undefined {
    const [nw, ne, , sw] = ground.corners;
    const [ax, ay] = [ne[0] - nw[0], ne[1] - nw[1]];
    const [bx, by] = [sw[0] - nw[0], sw[1] - nw[1]];
    const [px, py] = [lon - nw[0], lat - nw[1]];
    const area = ax * by - ay * bx;
    const u = (px * by - py * bx) / area;
    const v = (ax * py - ay * px) / area;
    if (u < 0 || v < 0 || u >= 1 || v >= 1) return undefined;
    return [Math.floor(u * ground.columns), Math.floor(v * ground.rows)];
}
