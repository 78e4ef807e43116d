import { plain, say, text, type Key } from './messages';

type Child = Node | string | undefined | false;

interface Attributes {
    [name: string]: string | number | boolean | undefined | ((event: never) => void);
}

/** One element: names starting with `on` are listeners, true is an empty attribute, false is none. */
export function h<N extends keyof HTMLElementTagNameMap>(
    name: N,
    attributes: Attributes = {},
    ...children: Child[]
): HTMLElementTagNameMap[N] {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (value === undefined || value === false) continue;
        if (typeof value === 'function') element.addEventListener(key.slice(2), value as EventListener);
        else element.setAttribute(key, value === true ? '' : String(value));
    }
    element.append(...children.filter((c): c is Node | string => c !== undefined && c !== false));
    return element;
}

export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
    const found = document.getElementById(id);
    if (!found) throw new Error(`index.html has no element #${id}`);
    return found as T;
}

/** Puts words in, and leaves the page alone when they are there already. */
export function write(element: Element, content: Node | string): void {
    const words = typeof content === 'string' ? content : (content.textContent ?? '');
    if (element.textContent === words) return;
    element.replaceChildren(content);
}

/** Fills everything that index.html marks with a message key: `say` is its words, `title` the name of
 * what has none, `tip` a hint beside its words, `label` a name for those who hear the page. */
export function writeMarked(root: ParentNode = document): void {
    for (const element of root.querySelectorAll<HTMLElement>('[data-say]')) {
        element.replaceChildren(say(element.dataset['say'] as Key));
    }
    for (const element of root.querySelectorAll<HTMLElement>('[data-title]')) {
        const words = text(element.dataset['title'] as Key);
        element.title = words;
        element.ariaLabel = words;
    }
    for (const element of root.querySelectorAll<HTMLElement>('[data-tip]')) {
        element.title = text(element.dataset['tip'] as Key);
    }
    for (const element of root.querySelectorAll<HTMLElement>('[data-label]')) {
        element.ariaLabel = plain(element.dataset['label'] as Key);
    }
}

let software: boolean | undefined;

/** Whether this machine draws without a graphics card. */
function drawsInSoftware(): boolean {
    if (software === undefined) {
        const gl = document.createElement('canvas').getContext('webgl2');
        const named = gl?.getExtension('WEBGL_debug_renderer_info');
        const renderer = named && gl ? String(gl.getParameter(named.UNMASKED_RENDERER_WEBGL)) : '';
        software = !gl || /swiftshader|llvmpipe|software/i.test(renderer);
        gl?.getExtension('WEBGL_lose_context')?.loseContext();
    }
    return software;
}

/** A pen for a canvas that changes often: where there is no graphics card, the processor draws it
 * itself, several times faster than through an imitated card. */
export function penFor(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
    const pen = canvas.getContext('2d', { willReadFrequently: drawsInSoftware() });
    if (!pen) throw new Error('this browser has no 2D canvas');
    return pen;
}

export function reducedMotion(): boolean {
    return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
