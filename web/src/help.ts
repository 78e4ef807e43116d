import { byId, h } from './dom';
import { diamond } from './icons';
import { say, type Key } from './messages';
import * as signs from './signs';
import type { Watch } from './watch';

const KEYS: [string[], Key][] = [
    [['Space'], 'keys.look'],
    [['Enter'], 'keys.take'],
    [['Del'], 'keys.nothing'],
    [['↑', '↓'], 'keys.queue'],
    [['Ctrl', 'Z'], 'keys.undo'],
    [['1', '…', '9'], 'keys.cameras'],
    [['←', '→', '+', '−'], 'keys.map_move'],
    [['Home'], 'keys.home'],
    [['Esc'], 'keys.back'],
    [['R'], 'keys.rename'],
    [['K'], 'keys.known'],
    [['M'], 'keys.merge'],
    [['S'], 'keys.split'],
    [['X'], 'keys.drop'],
    [['W'], 'keys.why'],
    [['F1'], 'keys.help'],
    [['F2'], 'keys.light'],
    [['F4'], 'keys.table'],
    [['F6'], 'keys.region'],
    [['F8'], 'keys.mute'],
];

const SIZE = 44;

/** F1: every key that does something now, and every sign of the map drawn as the map draws it. */
export class Help {
    private readonly dialog = byId<HTMLDialogElement>('help');

    constructor(private readonly watch: Watch) {
        watch.on(['words', 'light'], () => this.dialog.open && this.fill());
    }

    toggle(): void {
        if (this.dialog.open) {
            this.dialog.close();
            return;
        }
        this.fill();
        this.dialog.showModal();
    }

    private fill(): void {
        const rows = KEYS.map(([caps, key]) => [
            h('dt', {}, ...caps.map((cap) => cap === '…' ? h('span', {}, cap) : h('kbd', {}, cap === 'Space' ? say('hint.space') : cap))),
            h('dd', {}, say(key)),
        ]);
        byId('help-keys').replaceChildren(...rows.flat());
        byId('help-signs').replaceChildren(...this.signs().flat());
    }

    private signs(): [HTMLElement, HTMLElement][] {
        const { palette } = this.watch;
        const at: [number, number] = [SIZE / 2, SIZE / 2];
        const draw = (paint: (pen: CanvasRenderingContext2D) => void) => {
            const canvas = h('canvas', { width: SIZE * 2, height: SIZE * 2 });
            // Not as an attribute: the page's policy lets no inline style through.
            Object.assign(canvas.style, { width: `${SIZE}px`, height: `${SIZE}px` });
            const pen = canvas.getContext('2d')!;
            pen.scale(2, 2);
            paint(pen);
            return canvas;
        };
        const thing = (shape: signs.Shape, coasting = false) =>
            draw((pen) => signs.thing(pen, palette, at, shape, { coasting, alpha: 1 }));
        const entry = (picture: Element, key: Key): [HTMLElement, HTMLElement] => [h('dt', {}, picture), h('dd', {}, say(key))];
        const ellipse = draw((pen) => {
            pen.ellipse(at[0], at[1], 19, 10, 0.4, 0, 7);
            pen.strokeStyle = palette.ink;
            pen.stroke();
            signs.thing(pen, palette, at, 'person', { coasting: false, alpha: 1 });
        });
        const crowd = draw((pen) => {
            signs.thing(pen, palette, [14, at[1]], 'animal', { coasting: false, alpha: 1 });
            pen.font = `12px ${palette.font}`;
            pen.fillStyle = palette.ink;
            pen.fillText('×7', 24, at[1] + 4);
        });
        return [
            entry(diamond('urgent'), 'severity.urgent'),
            entry(diamond('check'), 'severity.check'),
            entry(diamond('note'), 'severity.note'),
            entry(thing('person'), 'class.person'),
            entry(thing('vehicle'), 'class.vehicle'),
            entry(thing('animal'), 'class.animal'),
            entry(thing('aircraft'), 'class.aircraft'),
            entry(thing('unknown'), 'class.unknown'),
            entry(thing('own'), 'class.own'),
            entry(draw((pen) => signs.thing(pen, palette, at, 'person', { coasting: false, alpha: 1, known: true })), 'signs.known'),
            entry(thing('person', true), 'signs.coasting'),
            entry(crowd, 'signs.crowd'),
            entry(ellipse, 'signs.ellipse'),
            entry(draw((pen) => signs.tower(pen, palette, at, true)), 'signs.tower'),
            entry(draw((pen) => signs.tower(pen, palette, at, false)), 'signs.unfit'),
        ];
    }
}
