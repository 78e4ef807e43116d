import { h } from './dom';
import { say, type Key } from './messages';

/** A table whose rows become blocks of running text on a narrow screen, where they stay rows for those who hear them. */
export function table(heads: Key[], rows: (Node | string)[][]): HTMLElement {
    const head = h('tr', { role: 'row' }, ...heads.map((key) => h('th', { scope: 'col', role: 'columnheader' }, say(key))));
    const body = rows.map((cells) => h('tr', { role: 'row' }, ...cells.map((cell) => h('td', { role: 'cell' }, cell))));
    return h('table', { role: 'table' }, h('thead', { role: 'rowgroup' }, head), h('tbody', { role: 'rowgroup' }, ...body));
}
