export type Light = 'night' | 'day';

/** The colours of look.md that a canvas needs, read from the style sheet once a change. */
export interface Palette {
    light: Light;
    night: boolean;
    bg: string;
    panel: string;
    ink: string;
    ink2: string;
    ink3: string;
    edge: string;
    line: string;
    halo: string;
    accent: string;
    act: string;
    onAct: string;
    look: string;
    groundLow: string;
    groundHigh: string;
    water: string;
    hatch: string;
    road: string;
    roadCasing: string;
    wadi: string;
    waterLabel: string;
    font: string;
    meta: number;
}

export function readPalette(light: Light): Palette {
    const style = getComputedStyle(document.documentElement);
    const read = (name: string) => style.getPropertyValue(`--${name}`).trim();
    return {
        light,
        night: light === 'night',
        bg: read('bg'),
        panel: read('panel'),
        ink: read('ink'),
        ink2: read('ink-2'),
        ink3: read('ink-3'),
        edge: read('edge'),
        line: read('line'),
        halo: read('halo'),
        accent: read('accent'),
        act: read('act'),
        onAct: read('on-act'),
        look: read('look'),
        groundLow: read('ground-lo'),
        groundHigh: read('ground-hi'),
        water: read('water'),
        hatch: read('hatch'),
        road: read('road'),
        roadCasing: read('road-casing'),
        wadi: read('wadi'),
        waterLabel: read('water-label'),
        font: read('font'),
        meta: Number.parseFloat(read('t-meta')),
    };
}

export function rgb(hex: string): [number, number, number] {
    const value = Number.parseInt(hex.slice(1), 16);
    return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}
