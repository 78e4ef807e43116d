import type { Severity } from './contract';

const NAMESPACE = 'http://www.w3.org/2000/svg';

const PATHS = {
    in: '<path d="M9 3.5v11M3.5 9h11"/>',
    out: '<path d="M3.5 9h11"/>',
    north: '<path d="M9 1.8 12 9H6z" fill="currentColor"/><path d="M12 9 9 16.2 6 9z"/>',
    home: '<path d="M3 6.5V3h3.5M11.5 3H15v3.5M15 11.5V15h-3.5M6.5 15H3v-3.5"/>',
    zone: '<path d="M3.5 5.5 10 3l4.5 5-3 6.5-7-1.5z"/>',
    line: '<path d="M2.5 13.5 15.5 8" stroke-dasharray="4.5 2.2"/><path d="M6.4 5.6 7.6 8.6 10.4 7" />',
    table: '<path d="M3 4h12v10H3zM3 7.4h12M7 7.4V14"/>',
    sound: '<path d="M3 7v4h2.5L9 14V4L5.5 7zM11.5 6.5a3.5 3.5 0 0 1 0 5M13.6 4.4a6.5 6.5 0 0 1 0 9.2"/>',
    quiet: '<path d="M3 7v4h2.5L9 14V4L5.5 7zM12 7l4 4M16 7l-4 4"/>',
    light: '<path d="M14.5 10.8A6 6 0 0 1 7.2 3.5a6 6 0 1 0 7.3 7.3z"/>',
    day: '<circle cx="9" cy="9" r="3"/><path d="M9 2v1.8M9 14.2V16M2 9h1.8M14.2 9H16M4.1 4.1l1.2 1.2M12.7 12.7l1.2 1.2M13.9 4.1l-1.2 1.2M5.3 12.7l-1.2 1.2"/>',
    keys: '<path d="M6.6 6.9a2.5 2.5 0 1 1 3.7 2.2c-.9.5-1.3 1-1.3 1.9M9 13.6v.1"/><circle cx="9" cy="9" r="7"/>',
    close: '<path d="M4.5 4.5l9 9M13.5 4.5l-9 9"/>',
    picture: '<path d="M2.5 4h13v10h-13zM2.5 11.5l3.5-3.5 3 3 2-2 4.5 4"/>',
    tower: '<path d="M9 2 14 16H4z"/><path d="M7.2 8.5h3.6M5.8 12.2h6.4"/>',
};

export type Icon = keyof typeof PATHS;

export function icon(name: Icon): SVGSVGElement {
    return drawing(18, PATHS[name], 'i');
}

const DIAMONDS: Record<Severity, string> = {
    urgent: '<path d="M6 .4 11.6 6 6 11.6.4 6z" fill="var(--act)" stroke="var(--ink)" stroke-width=".9"/>',
    check:
        '<path d="M6 .9 11.1 6 6 11.1.9 6z" fill="none" stroke="var(--look)" stroke-width="1.4"/>' +
        '<path d="M.6 6 6 11.4 11.4 6z" fill="var(--look)"/>',
    note: '<path d="M6 1.4 10.6 6 6 10.6 1.4 6z" fill="none" stroke="var(--ink-2)" stroke-width="1.3"/>',
};

/** The same diamond in the list, on the map and on the time line. */
export function diamond(severity: Severity): SVGSVGElement {
    return drawing(12, DIAMONDS[severity], 'sv');
}

export function drawing(size: number, paths: string, className: string): SVGSVGElement {
    const svg = document.createElementNS(NAMESPACE, 'svg');
    svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
    svg.setAttribute('class', className);
    svg.setAttribute('aria-hidden', 'true');
    svg.innerHTML = paths;
    return svg;
}
