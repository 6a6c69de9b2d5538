import { expect, OPCODE, test } from '#fixtures';

const ping = (id: string) => JSON.stringify({ type: 'ping', message_id: id });

/** Frames that RFC 6455 forbids a client (sections 5.1 to 5.5): each ends the connection with 1002. */
const FORBIDDEN = {
  'a frame without a mask': { payload: ping('bare'), masked: false },
  'a control frame without a mask': { opcode: OPCODE.ping, payload: 'bare', masked: false },
  'the first reserved bit, where no extension gives it a meaning': { payload: ping('compressed'), rsv: 4 },
  'the second reserved bit': { payload: ping('second'), rsv: 2 },
  'the third reserved bit on a control frame': { opcode: OPCODE.ping, rsv: 1 },
  'a reserved operation code': { opcode: 3, payload: ping('three') },
  'a reserved control code': { opcode: 11 },
  'a ping in two frames': { opcode: OPCODE.ping, fin: false, payload: 'half' },
  'a ping of 126 bytes': { opcode: OPCODE.ping, payload: 'x'.repeat(126) },
  'a continuation of nothing': { opcode: OPCODE.continuation, payload: 'and so on' },
  'a goodbye of one byte': { opcode: OPCODE.close, payload: Uint8Array.of(3) },
} as const;

test.describe('forbidden frames', () => {
  for (const [what, frame] of Object.entries(FORBIDDEN)) {
    test(`${what} ends the connection with 1002, and only that one`, async ({ openRawSocket, socket }) => {
      const raw = await openRawSocket();
      raw.send(frame);
      const end = await raw.end();

      expect(end.code).toBe(1002);
      expect(end.frames.map(({ opcode }) => opcode)).toEqual([OPCODE.text]);
      await socket.ping();
    });
  }

  test('a text within an unfinished text ends the connection with 1002', async ({ openRawSocket }) => {
    const raw = await openRawSocket();
    raw.send({ payload: '{"type":', fin: false });
    raw.send({ payload: ping('another one') });
    const end = await raw.end();

    expect(end.code).toBe(1002);
    expect(end.frames.map(({ opcode }) => opcode), 'its greeting, and no answer to either').toEqual([OPCODE.text]);
  });
});
