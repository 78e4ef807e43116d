import { byId } from './dom';

export interface Keys {
    look(): void;
    take(): void;
    nothing(): void;
    along(by: number): void;
    undo(): void;
    camera(index: number): void;
    home(): void;
    back(): void;
    help(): void;
    light(): void;
    table(): void;
    mute(): void;
    /** A key that means nothing else, for the chosen track; true when it was used. */
    track(code: string): boolean;
    /** Enter and Esc while a zone is drawn; true when it was used. */
    drawing(code: 'Enter' | 'Escape' | 'Backspace'): boolean;
}

const REGIONS = ['top', 'map', 'desk', 'foot'];

/** Keys by their physical place, so that they are the same on an Arabic and a Latin keyboard. */
export function listen(keys: Keys): void {
    document.addEventListener('keydown', (event) => {
        if (event.defaultPrevented || event.repeat || event.isComposing) return;
        if (press(keys, event)) event.preventDefault();
    });
    document.addEventListener('click', leaveButton);
}

/** After a press by pointer the focus goes back to the region, so that Space and Enter mean the alert again. */
function leaveButton(event: MouseEvent): void {
    const active = document.activeElement;
    if (event.detail === 0 || !(active instanceof HTMLButtonElement) || active.closest('dialog, form')) return;
    const region = REGIONS.find((id) => byId(id).contains(active));
    if (region) byId(region).focus({ preventScroll: true });
}

function press(keys: Keys, event: KeyboardEvent): boolean {
    const { code } = event;
    const at = reached(event.target as HTMLElement);
    if (functionKey(keys, code)) return true;
    if (code === 'Enter' || code === 'Escape' || code === 'Backspace') {
        if (!writes(at) && !at.closest('dialog, form') && keys.drawing(code)) return true;
    }
    if (at.closest('dialog') || event.altKey || event.metaKey) return false;
    if (code === 'Escape') {
        keys.back();
        return true;
    }
    if (writes(at)) return false;
    if (event.ctrlKey) {
        if (code !== 'KeyZ') return false;
        keys.undo();
        return true;
    }
    if (at.closest('form')) return false;
    return plainKey(keys, code, at);
}

/** What a key means: a button of a dialog that was just closed may keep the focus until the page is drawn again. */
function reached(target: HTMLElement): HTMLElement {
    return target.closest('dialog:not([open])') ? document.body : target;
}

function plainKey(keys: Keys, code: string, at: HTMLElement): boolean {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
    if (digit) {
        keys.camera(Number(digit) - 1);
        return true;
    }
    const pressable = at.closest('button, select, a, summary') !== null && !at.closest('#list');
    const onMap = at.closest('#map') !== null;
    switch (code) {
        case 'Space':
            if (!pressable) keys.look();
            return !pressable;
        case 'Enter':
        case 'NumpadEnter':
            if (!pressable) keys.take();
            return !pressable;
        case 'Delete':
        case 'Backspace':
            keys.nothing();
            return true;
        case 'Home':
            keys.home();
            return true;
        case 'ArrowUp':
        case 'ArrowDown':
            if (onMap || at.closest('select')) return false;
            keys.along(code === 'ArrowUp' ? -1 : 1);
            return true;
        default:
            return keys.track(code);
    }
}

function functionKey(keys: Keys, code: string): boolean {
    const does: Record<string, () => void> = {
        F1: () => keys.help(),
        F2: () => keys.light(),
        F4: () => keys.table(),
        F6: nextRegion,
        F8: () => keys.mute(),
    };
    const run = does[code];
    run?.();
    return run !== undefined;
}

function writes(at: HTMLElement): boolean {
    return at.closest('input:not([type=checkbox], [type=radio]), textarea') !== null;
}

function nextRegion(): void {
    const here = REGIONS.findIndex((id) => byId(id).contains(document.activeElement));
    const next = byId(REGIONS[(here + 1) % REGIONS.length]!);
    next.dataset['byKey'] = '';
    next.addEventListener('blur', () => delete next.dataset['byKey'], { once: true });
    next.focus();
}
