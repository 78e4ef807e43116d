import type { LonLat } from './contract';
import { mercatorX, mercatorY } from './picture';

const WORLD_PIXELS = 512;
const EQUATOR_METRES = 40_075_016.686;

export type Pixel = [number, number];

/** How the map stands now: a flat, turned, scaled piece of Web Mercator. */
export class View {
    private readonly cos: number;
    private readonly sin: number;
    private readonly scale: number;
    private readonly x: number;
    private readonly y: number;
    readonly metresPerPixel: number;

    constructor(
        readonly width: number,
        readonly height: number,
        centre: LonLat,
        zoom: number,
        readonly bearingDegrees: number,
    ) {
        const turn = (bearingDegrees * Math.PI) / 180;
        this.cos = Math.cos(turn);
        this.sin = Math.sin(turn);
        this.scale = WORLD_PIXELS * 2 ** zoom;
        this.x = mercatorX(centre[0]);
        this.y = mercatorY(centre[1]);
        this.metresPerPixel = (EQUATOR_METRES * Math.cos((centre[1] * Math.PI) / 180)) / this.scale;
    }

    /** From Mercator, 0 to 1, to pixels of the map from its top left corner. */
    pixel(x: number, y: number): Pixel {
        const east = (x - this.x) * this.scale;
        const south = (y - this.y) * this.scale;
        return [
            this.width / 2 + this.cos * east + this.sin * south,
            this.height / 2 - this.sin * east + this.cos * south,
        ];
    }

    of(at: LonLat): Pixel {
        return this.pixel(mercatorX(at[0]), mercatorY(at[1]));
    }

    ofAll(points: LonLat[]): Pixel[] {
        return points.map((p) => this.of(p));
    }

    /** A direction on the ground, degrees from north, as an angle on the screen: 0 is up, clockwise. */
    turned(bearingDegrees: number): number {
        return ((bearingDegrees - this.bearingDegrees) * Math.PI) / 180;
    }

    holds([x, y]: Pixel, margin = 0): boolean {
        return x > -margin && y > -margin && x < this.width + margin && y < this.height + margin;
    }
}
