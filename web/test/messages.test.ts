import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { choose, FILES, LANGUAGES, speak, type Key } from '../src/messages';
import { trackName } from '../src/words';

const keys = Object.keys(FILES.en) as Key[];

/** Words that are the same in every language: names of languages, keys on a keyboard, patterns. */
const SAME = new Set<string>([
    'language.en', 'language.ar', 'language.ckb', 'hint.enter', 'hint.delete', 'furniture.place',
    'label.track', 'label.count', 'alert.times', 'queue.behind', 'date.line',
]);

const holes = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();

describe('the message files', () => {
    it.each(LANGUAGES)('%s has every key, and none more', (language) => {
        expect(Object.keys(FILES[language]).sort()).toEqual([...keys].sort());
    });

    it.each(LANGUAGES)('%s leaves none empty and keeps every inserted value', (language) => {
        for (const key of keys) {
            expect(FILES[language][key].trim(), key).not.toBe('');
            expect(holes(FILES[language][key]), key).toEqual(holes(FILES.en[key]));
        }
    });

    it.each(['ar', 'ckb'] as const)('%s copies nothing from English', (language) => {
        const copied = keys.filter((key) => FILES[language][key] === FILES.en[key] && /[A-Za-z]{2}/.test(FILES.en[key].replace(/\{\w+\}/g, '')));
        expect(copied.filter((key) => !SAME.has(key))).toEqual([]);
    });

    it.each(['ar', 'ckb'] as const)('%s uses its own commas and question marks', (language) => {
        expect(keys.filter((key) => /[,;?]/.test(FILES[language][key]))).toEqual([]);
    });

    it('never says target, threat, enemy or suspect', () => {
        expect(keys.filter((key) => /target|threat|enemy|suspect|please|error/i.test(FILES.en[key]))).toEqual([]);
        expect(keys.filter((key) => /هدف|عدو|مشبوه/.test(FILES.ar[key]))).toEqual([]);
    });
});

describe('the language of the page', () => {
    it.each([
        [['ar-IQ', 'en'], 'ar'],
        [['de', 'ckb-IQ'], 'ckb'],
        [['ku'], 'ckb'],
        [['fr', 'de'], 'en'],
        [[], 'en'],
    ])('for %j is %s', (wanted, language) => {
        expect(choose(wanted)).toBe(language);
    });
});

describe('the source', () => {
    const root = new URL('../src/', import.meta.url);
    const files = readdirSync(root).filter((name) => name.endsWith('.ts'));
    const source = new Map(files.map((name) => [name, readFileSync(new URL(name, root), 'utf8')]));

    it('holds no words that a user would read outside the message files', () => {
        const found: string[] = [];
        for (const [name, text] of source) {
            const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '').replace(/new (?:Station)?Error\([\s\S]*?\)/g, '');
            for (const [, , words] of code.matchAll(/(['"`])((?:(?!\1)[^\\\n])*)\1/g)) {
                if (words && isProse(words)) found.push(`${name}: ${words}`);
            }
            if (/[\u0600-\u06ff]/.test(code)) found.push(`${name}: Arabic letters`);
            for (const m of code.matchAll(/(?:title|ariaLabel|textContent|alt|placeholder)\s*=\s*(['"`])[^'"`]*[A-Za-z]{2}/g)) {
                found.push(`${name}: ${m[0]}`);
            }
        }
        expect(found).toEqual([]);
    });

    it('and neither does the page, but for its name', () => {
        const page = readFileSync(new URL('../index.html', import.meta.url), 'utf8');
        const words = page.replace(/<title>.*?<\/title>/, '').replace(/<[^>]*>/g, ' ').trim();
        expect(words).toBe('');
        expect(page).not.toMatch(/\s(?:aria-label|title|placeholder)="/);
    });

    it('speaks every message', () => {
        const all = [...source.values()].join('\n') + readFileSync(new URL('../index.html', import.meta.url), 'utf8');
        const made = /^(card|undo|why|alert|class|severity|reason|compass|weekday|month|language|error|zone|sensor|refused)\./;
        expect(keys.filter((key) => !all.includes(key) && !made.test(key))).toEqual([]);
    });
});

/** Two words or more of prose; not class names, paths, fonts, addresses. */
function isProse(words: string): boolean {
    if (/[{}<>=;/#_.$()\d]|^\s|-/.test(words) && !/[a-z] [a-z]+ [a-z]/.test(words)) return false;
    if (/^M[-\d.]|^<|sans-serif|var\(/.test(words)) return false;
    if (/^[a-z]+( [a-z]+)?$/.test(words) || /^\w+, ?\w+$/.test(words)) return false;
    return /[A-Za-z]{3,} [A-Za-z]{2,}/.test(words) && !/^(button|input|a|h2|svg)\b.*,/.test(words);
}

describe('mixed text', () => {
    const strong = /[A-Za-z\u0590-\u08ff]/;
    // By rule P2 of the bidirectional algorithm a first-strong isolate does not look into isolates
    // inside it: a value made of nothing but isolates would turn to left-to-right.
    it('never gives a value that is nothing but isolates', () => {
        speak('ar');
        const track = { class: 'animal', n: 1408 } as never;
        const inserted = trackName(track).replace(/[\u2066-\u2068][^\u2069]*\u2069/g, '');
        speak('en');
        expect(inserted).toMatch(strong);
    });
});
