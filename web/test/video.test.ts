import { describe, expect, it } from 'vitest';
import { BoxMemory, FreezeWatch, unit } from '../src/video';

describe('live video', () => {
    it('reads exposure time, key flag and access unit of a message', () => {
        const message = new Uint8Array(12);
        new DataView(message.buffer).setBigInt64(0, 1_795_500_000_123_456n);
        message.set([1, 7, 8, 9], 8);
        const read = unit(message.buffer);
        expect([read.exposure, read.key, [...read.bytes]]).toEqual([1_795_500_000_123_456, true, [7, 8, 9]]);
    });

    it('shows a frame with its own boxes, or the newest before it, for half a second', () => {
        const memory = new BoxMemory();
        for (const time of [1_000_000, 1_200_000, 1_400_000]) memory.add({ type: 'boxes', time, boxes: [] });
        expect(memory.of(1_300_000)?.time).toBe(1_200_000);
        expect(memory.of(1_900_000)?.time).toBe(1_400_000);
        expect(memory.of(1_900_001)).toBeUndefined();
        expect(memory.of(900_000)).toBeUndefined();
    });

    it('calls a picture still only for as long as nothing at all changes', () => {
        const freeze = new FreezeWatch();
        const same = Uint8Array.of(1, 2, 3);
        freeze.still(same, 0);
        expect(freeze.still(same.slice(), 11_000)).toBe(11_000);
        expect(freeze.still(Uint8Array.of(1, 2, 4), 11_500)).toBe(0);
    });
});
