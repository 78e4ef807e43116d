import type { Camera, HealthState, Radar, Tower } from './contract';
import { plain, named, text } from './messages';
import type { Palette } from './light';
import { aerostat, tower as mast } from './signs';
import type { Pixel, View } from './view';
import type { Watch } from './watch';

type Pen = CanvasRenderingContext2D;

/** Two edges and an arc at the useful range; dashed while the camera is not watching. */
export function cameraView(pen: Pen, palette: Palette, view: View, camera: Camera, look: ViewLook): void {
    const { centre, reach, from, to } = wedge(view, camera);
    pen.setLineDash(look.watching ? [] : [4, 3]);
    pen.strokeStyle = look.chosen ? palette.accent : palette.ink;
    pen.lineWidth = look.chosen ? 1.75 : 1;
    pen.globalAlpha = look.chosen ? 1 : 0.5;
    if (camera.fieldOfViewDegrees < 359) {
        pen.beginPath();
        pen.moveTo(centre[0] + Math.sin(from) * reach, centre[1] - Math.cos(from) * reach);
        pen.lineTo(centre[0], centre[1]);
        pen.lineTo(centre[0] + Math.sin(to) * reach, centre[1] - Math.cos(to) * reach);
        pen.stroke();
    }
    pen.globalAlpha = look.chosen ? 0.8 : 0.3;
    pen.lineWidth = 1;
    pen.beginPath();
    pen.arc(centre[0], centre[1], reach, from - Math.PI / 2, to - Math.PI / 2);
    pen.stroke();
    pen.setLineDash([]);
    pen.globalAlpha = 1;
}

/** How far a radar reaches, as dots along the edge of what it sweeps. */
export function radarReach(pen: Pen, palette: Palette, view: View, radar: Radar): void {
    const centre = view.of([radar.lon, radar.lat]);
    const middle = view.turned(radar.middleDegrees) - Math.PI / 2;
    const half = (Math.min(radar.widthDegrees, 360) / 2) * (Math.PI / 180);
    pen.strokeStyle = palette.ink;
    pen.globalAlpha = 0.26;
    pen.lineWidth = 1;
    pen.setLineDash([2, 6]);
    pen.beginPath();
    pen.arc(centre[0], centre[1], radar.rangeMetres / view.metresPerPixel, middle - half, middle + half);
    pen.stroke();
    pen.setLineDash([]);
    pen.globalAlpha = 1;
}

export interface ViewLook {
    chosen: boolean;
    watching: boolean;
}

function wedge(view: View, camera: Camera): { centre: Pixel; reach: number; from: number; to: number } {
    const half = camera.fieldOfViewDegrees / 2;
    return {
        centre: view.of([camera.lon, camera.lat]),
        reach: camera.rangeMetres / view.metresPerPixel,
        from: view.turned(camera.panDegrees - half),
        to: view.turned(camera.panDegrees + half),
    };
}

export function inCameraView(view: View, camera: Camera, at: Pixel): boolean {
    const { centre, reach } = wedge(view, camera);
    const [dx, dy] = [at[0] - centre[0], at[1] - centre[1]];
    if (Math.hypot(dx, dy) > reach) return false;
    const bearing = (Math.atan2(dx, -dy) * 180) / Math.PI + view.bearingDegrees;
    const off = ((((bearing - camera.panDegrees) % 360) + 540) % 360) - 180;
    return Math.abs(off) <= camera.fieldOfViewDegrees / 2;
}

export function drawTower(pen: Pen, watch: Watch, view: View, tower: Tower): void {
    const where = view.of([tower.lon, tower.lat]);
    const sensors = [...watch.camerasOf(tower), ...watch.radarsOf(tower)];
    const fit = sensors.length === 0 || sensors.some((s) => watch.isWatching(s));
    if (tower.kind === 'aerostat') aerostat(pen, watch.palette, where, fit);
    else mast(pen, watch.palette, where, fit);
}

export function towerLabel(watch: Watch, tower: Tower): string {
    const name = named(tower.name);
    const isAny = (sensors: (Camera | Radar)[], state: HealthState) => sensors.some((s) => watch.picture.health.get(s.id)?.state === state);
    const [cameras, radars] = [watch.camerasOf(tower), watch.radarsOf(tower)];
    if (isAny(cameras, 'lost')) return text('label.camera_lost', { name });
    if (isAny(cameras, 'unfit')) return text('label.camera_unfit', { name });
    if (isAny(radars, 'lost')) return text('label.radar_lost', { name });
    if (isAny(radars, 'unfit')) return text('label.radar_unfit', { name });
    if (tower.kind === 'tower') return name;
    return text('label.aerostat', { name, height: plain('unit.m', { n: Math.round(tower.mastMetres) }) });
}
