import 'maplibre-gl/dist/maplibre-gl.css';
import {
    Map as MapLibre,
    setWorkerUrl,
    type GeoJSONSourceSpecification,
    type LayerSpecification,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { LonLat, Site } from './contract';
import { reducedMotion } from './dom';
import type { Bounds } from './home';
import type { Palette } from './light';
import { View } from './view';
import { metresBetween } from './words';

const FLIGHT_MS = 240;
const CUT_METRES = 4000;
const CLOSE_ZOOM = 15.5;
/** Pixels around the whole site: beside the tools, or below them where they lie along the top. */
const BESIDE_TOOLS = { top: 36, bottom: 24, left: 64, right: 64 };
const BELOW_TOOLS = { top: 76, bottom: 16, left: 24, right: 24 };

setWorkerUrl(workerUrl);

/** MapLibre with the site's own ground, roads and water, and nothing from any other origin. */
export class SiteMap {
    readonly map: MapLibre;
    private moved = false;

    /** @param whole what the whole site is now, with the zones that are known by then */
    constructor(
        private readonly element: HTMLElement,
        site: Site,
        palette: Palette,
        private readonly whole: () => Bounds,
    ) {
        this.map = new MapLibre({
            container: element,
            style: {
                version: 8,
                sources: { lines: lines(site), areas: areas(site) },
                layers: layers(palette),
            },
            bounds: whole(),
            fitBoundsOptions: { padding: homePadding(element) },
            maxPitch: 0,
            minZoom: 8,
            maxZoom: 19,
            attributionControl: false,
            renderWorldCopies: false,
            fadeDuration: 0,
        });
        this.map.touchZoomRotate.enableRotation();
        this.map.getCanvas().tabIndex = 0;
        this.map.on('movestart', (event) => (this.moved ||= event.originalEvent !== undefined));
        this.map.on('resize', () => this.settle());
    }

    view(): View {
        const centre = this.map.getCenter();
        return new View(
            this.element.clientWidth,
            this.element.clientHeight,
            [centre.lng, centre.lat],
            this.map.getZoom(),
            this.map.getBearing(),
        );
    }

    setPalette(palette: Palette): void {
        for (const layer of layers(palette)) {
            for (const [name, value] of Object.entries(layer.paint ?? {})) {
                this.map.setPaintProperty(layer.id, name as never, value as never);
            }
        }
    }

    home(): void {
        this.map.fitBounds(this.whole(), { padding: homePadding(this.element), bearing: 0, duration: this.duration(FLIGHT_MS) });
    }

    /** Shows the whole site when more of it became known, unless a hand or an alert has moved the map. */
    settle(): void {
        if (!this.moved) this.map.fitBounds(this.whole(), { padding: homePadding(this.element), bearing: 0, duration: 0 });
    }

    northUp(): void {
        this.map.easeTo({ bearing: 0, duration: this.duration(FLIGHT_MS) });
    }

    zoomBy(steps: number): void {
        this.moved = true;
        this.map.easeTo({ zoom: this.map.getZoom() + steps, duration: this.duration(160) });
    }

    fly(to: LonLat, closer: boolean): void {
        this.moved = true;
        const from = this.map.getCenter();
        const zoom = closer ? Math.max(this.map.getZoom(), this.closeZoom()) : this.map.getZoom();
        const far = metresBetween([from.lng, from.lat], to) > CUT_METRES;
        this.map.easeTo({ center: to, zoom, duration: far ? 0 : this.duration(FLIGHT_MS) });
    }

    /** Near enough to tell things apart, and never more than two steps closer than the whole site. */
    private closeZoom(): number {
        const whole = this.map.cameraForBounds(this.whole(), { padding: homePadding(this.element) })?.zoom ?? CLOSE_ZOOM;
        return Math.min(CLOSE_ZOOM, whole + 1.25);
    }

    private duration(ms: number): number {
        return reducedMotion() ? 0 : ms;
    }
}

function homePadding(ground: HTMLElement): typeof BESIDE_TOOLS {
    return getComputedStyle(ground).getPropertyValue('--tools').trim() === 'above' ? BELOW_TOOLS : BESIDE_TOOLS;
}

function lines(site: Site): GeoJSONSourceSpecification {
    return {
        type: 'geojson',
        data: {
            type: 'FeatureCollection',
            features: site.lines.map((line) => ({
                type: 'Feature',
                properties: { kind: line.kind },
                geometry: { type: 'LineString', coordinates: line.points },
            })),
        },
    };
}

function areas(site: Site): GeoJSONSourceSpecification {
    return {
        type: 'geojson',
        data: {
            type: 'FeatureCollection',
            features: site.areas.map((area) => ({
                type: 'Feature',
                properties: { kind: area.kind },
                geometry: { type: 'Polygon', coordinates: [closed(area.points)] },
            })),
        },
    };
}

function closed(points: LonLat[]): LonLat[] {
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last || (first[0] === last[0] && first[1] === last[1])) return points;
    return [...points, first];
}

type FlatLayer = Extract<LayerSpecification, { type: 'background' | 'fill' | 'line' }>;

function layers(palette: Palette): FlatLayer[] {
    const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
    const line = (
        id: string,
        source: 'lines' | 'areas',
        kinds: string[],
        paint: Extract<FlatLayer, { type: 'line' }>['paint'],
    ): FlatLayer => ({
        id,
        type: 'line',
        source,
        filter: ['in', ['get', 'kind'], ['literal', kinds]],
        layout: round,
        paint: paint ?? {},
    });
    return [
        { id: 'back', type: 'background', paint: { 'background-color': palette.bg } },
        {
            id: 'water',
            type: 'fill',
            source: 'areas',
            filter: ['==', ['get', 'kind'], 'water'],
            paint: { 'fill-color': palette.water, 'fill-opacity': 0.94 },
        },
        {
            id: 'built',
            type: 'fill',
            source: 'areas',
            filter: ['in', ['get', 'kind'], ['literal', ['village', 'compound']]],
            paint: { 'fill-color': palette.ink, 'fill-opacity': 0.05 },
        },
        {
            id: 'orchard',
            type: 'fill',
            source: 'areas',
            filter: ['==', ['get', 'kind'], 'orchard'],
            paint: { 'fill-color': palette.road, 'fill-opacity': palette.night ? 0.1 : 0.25 },
        },
        line('area-edge', 'areas', ['village', 'compound', 'orchard'], {
            'line-color': palette.ink2,
            'line-width': 1,
            'line-opacity': 0.45,
        }),
        line('wadi', 'lines', ['wadi'], { 'line-color': palette.wadi, 'line-width': 2 }),
        line('casing', 'lines', ['road', 'track'], {
            'line-color': palette.roadCasing,
            'line-width': ['match', ['get', 'kind'], 'road', 3.4, 2.4],
            'line-opacity': palette.night ? 0.7 : 0.9,
        }),
        line('road', 'lines', ['road', 'track'], {
            'line-color': palette.road,
            'line-width': ['match', ['get', 'kind'], 'road', 1.5, 0.9],
        }),
        line('fence', 'lines', ['fence'], {
            'line-color': palette.ink2,
            'line-width': 1,
            'line-dasharray': [6, 3],
            'line-opacity': 0.8,
        }),
    ];
}
