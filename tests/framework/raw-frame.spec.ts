import { expect, test } from '@playwright/test';
import { closePayload, closureIn, decodeFrame, encodeFrame, OPCODE } from '#utils/clients/raw-frame';

test.describe('frames by hand', () => {
  for (const size of [0, 1, 125, 126, 65_535, 65_536]) {
    test(`a frame of ${size} bytes is read as it was written, masked or not, whatever follows`, () => {
      const payload = Buffer.alloc(size, 'ä');
      const good = { fin: true, rsv: 0, opcode: OPCODE.binary, payload };
      for (const masked of [true, false]) {
        const bytes = encodeFrame({ ...good, masked });
        expect(decodeFrame(Buffer.concat([bytes, Buffer.from('more')]))).toEqual({ frame: { ...good, masked }, size: bytes.length });
        expect(decodeFrame(bytes.subarray(0, -1))).toBeUndefined();
      }
    });
  }

  test('the example of RFC 6455, section 5.7, is read as it says', () => {
    expect(decodeFrame(Buffer.from('818537fa213d7f9f4d5158', 'hex'))?.frame.payload.toString()).toBe('Hello');
    expect(encodeFrame({ payload: 'Hello', masked: false }).toString('hex')).toBe('810548656c6c6f');
  });

  test('what is wrong on purpose is written as it was asked for', () => {
    expect(encodeFrame({ fin: false, rsv: 5, opcode: 11, masked: false, payload: 'x', claims: 200 }).toString('hex')).toBe('5b7e00c878');
  });

  test('a close says its code and reason, or none', () => {
    expect(closureIn({ payload: closePayload(1008, 'session_revoked') })).toEqual({ code: 1008, reason: 'session_revoked' });
    expect(closureIn({ payload: Buffer.alloc(0) })).toEqual({ code: 1005, reason: '' });
  });
});
