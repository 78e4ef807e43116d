import { describe, expect, it } from 'vitest';
import type { Camera, Site, Zone } from '../src/contract';
import { homeBounds } from '../src/home';

const camera = (o: Partial<Camera> = {}): Camera => ({
    id: 'c', tower: 't', name: {}, lat: 35, lon: 44, mastMetres: 30, panDegrees: 90, fieldOfViewDegrees: 20,
    rangeMetres: 1000, width: 960, height: 540, footprint: [], ...o,
});

const site = (cameras: Camera[]): Site => ({
    name: {}, version: '', simulated: true, timeZone: 'UTC', centre: [44, 35], bounds: [[43, 34], [45, 36]],
    towers: cameras.map((c) => ({ id: 't', name: {}, kind: 'tower', lat: c.lat, lon: c.lon, mastMetres: 30 })),
    cameras, radars: [], lines: [], areas: [], places: [],
});

const zone = (corners: [number, number][]): Zone => ({ id: 'z', name: {}, kind: 'area', corners, rules: [] });

describe('the whole site', () => {
    it('is as wide as what its cameras show, not as the country around', () => {
        const [[west], [east]] = homeBounds(site([camera({ footprint: [[44.001, 35], [44.02, 35.01], [44.02, 34.99]] })]), []);
        expect(west).toBeCloseTo(44, 6);
        expect(east).toBeCloseTo(44.02, 6);
    });

    it('takes the sector of a camera whose footprint is not computed yet', () => {
        const [[west], [east]] = homeBounds(site([camera()]), []);
        const metres = (east - west) * 111_320 * Math.cos((35 * Math.PI) / 180);
        expect(metres).toBeCloseTo(1000, 0);
    });

    it('holds every zone', () => {
        const far = zone([[44.1, 35.1], [44.11, 35.1], [44.11, 35.11]]);
        const [, [east, north]] = homeBounds(site([camera()]), [far]);
        expect([east, north]).toEqual([44.11, 35.11]);
    });

    it('is never smaller than a yard, and the station says it where nothing stands', () => {
        const [[, south], [, north]] = homeBounds(site([camera({ rangeMetres: 1 })]), []);
        expect((north - south) * 111_320).toBeCloseTo(400, 0);
        expect(homeBounds(site([]), [])).toEqual([[43, 34], [45, 36]]);
    });
});
