import ar from './messages/ar.json';
import ckb from './messages/ckb.json';
import en from './messages/en.json';
import type { Names } from './contract';

export type Key = keyof typeof en;
export type Language = 'en' | 'ar' | 'ckb';
export type Values = Record<string, string | number>;

export const FILES: Record<Language, Record<Key, string>> = { en, ar, ckb };
export const LANGUAGES = Object.keys(FILES) as Language[];

const LEFT_TO_RIGHT = '\u2066';
const RIGHT_TO_LEFT = '\u2067';
const FIRST_STRONG = '\u2068';
const END = '\u2069';

let current: Language = 'en';

export function language(): Language {
    return current;
}

export function direction(of: Language = current): 'ltr' | 'rtl' {
    return of === 'en' ? 'ltr' : 'rtl';
}

export function speak(chosen: Language): void {
    current = chosen;
}

/** The first of the wanted languages that Marsad speaks; English when there is none. */
export function choose(wanted: readonly string[]): Language {
    for (const tag of wanted) {
        const primary = tag.toLowerCase().split('-')[0];
        const found = LANGUAGES.find((l) => l === primary || (l === 'ckb' && primary === 'ku'));
        if (found) return found;
    }
    return 'en';
}

export function isKey(key: string): key is Key {
    return Object.hasOwn(en, key);
}

function fill(key: Key, values: Values, wrap: (value: string) => string): string {
    return FILES[current][key].replace(/\{(\w+)\}/g, (hole, name: string) =>
        name in values ? wrap(String(values[name])) : hole,
    );
}

/** For a value that goes into another sentence: the words alone, as one piece. */
export function plain(key: Key, values: Values = {}): string {
    return fill(key, values, (value) => value);
}

/** For canvas, titles and labels: each value isolated, so that digits and names keep their order. */
export function text(key: Key, values: Values = {}): string {
    return fill(key, values, (value) => FIRST_STRONG + value + END);
}

/** For the page: each value in its own `<bdi>`. */
export function say(key: Key, values: Values = {}): DocumentFragment {
    const fragment = document.createDocumentFragment();
    for (const part of FILES[current][key].split(/(\{\w+\})/)) {
        const name = /^\{(\w+)\}$/.exec(part)?.[1];
        if (name !== undefined && name in values) {
            const value = document.createElement('bdi');
            value.textContent = String(values[name]);
            fragment.append(value);
        } else if (part) {
            fragment.append(part);
        }
    }
    return fragment;
}

/** Digits with signs, such as 252° or ×3, which must never turn round. */
export function leftToRight(value: string): string {
    return LEFT_TO_RIGHT + value + END;
}

/** A whole sentence for a canvas, in the direction of the language. */
export function sentence(value: string): string {
    return (direction() === 'rtl' ? RIGHT_TO_LEFT : LEFT_TO_RIGHT) + value + END;
}

/** A name that people gave, in the language of the page where there is one. */
export function named(names: Names | undefined): string {
    return names?.[current] ?? names?.[''] ?? Object.values(names ?? {})[0] ?? '';
}
