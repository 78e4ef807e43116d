import type { Camera, LonLat, Site, Zone } from './contract';

export type Bounds = [LonLat, LonLat];

const METRES_PER_DEGREE = 111_320;
const LEAST_METRES = 400;

/** The whole site as a watch-keeper means it: masts, what their cameras show, zones. Roads and villages
 * beyond are on the map too, but nobody looks there. */
export function homeBounds(site: Site, zones: Zone[]): Bounds {
    const points: LonLat[] = [
        ...site.towers.map((t): LonLat => [t.lon, t.lat]),
        ...site.cameras.flatMap((c) => [[c.lon, c.lat] as LonLat, ...seen(c)]),
        ...zones.flatMap((z) => z.corners),
    ];
    if (points.length === 0) return site.bounds;
    const [west, east] = span(points.map((p) => p[0]), LEAST_METRES / metresPerLongitude(site.centre[1]));
    const [south, north] = span(points.map((p) => p[1]), LEAST_METRES / METRES_PER_DEGREE);
    return [[west, south], [east, north]];
}

/** The outline of a camera's picture on the ground; its sector while that is not computed yet. */
function seen(camera: Camera): LonLat[] {
    if (camera.footprint.length > 0) return camera.footprint;
    const half = camera.fieldOfViewDegrees / 2;
    return [-half, -half / 2, 0, half / 2, half].map((off) => {
        const way = ((camera.panDegrees + off) * Math.PI) / 180;
        const east = (camera.rangeMetres * Math.sin(way)) / metresPerLongitude(camera.lat);
        const north = (camera.rangeMetres * Math.cos(way)) / METRES_PER_DEGREE;
        return [camera.lon + east, camera.lat + north];
    });
}

function metresPerLongitude(latitude: number): number {
    return METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
}

function span(values: number[], least: number): [number, number] {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const short = Math.max(0, least - (high - low)) / 2;
    return [low - short, high + short];
}
