import { CLOSE, closePayload, expect, OPCODE, test } from '#fixtures';

const ping = (id: string) => JSON.stringify({ type: 'ping', message_id: id });

/** Codes that no close frame may carry (section 7.4), and some that it may. */
const BAD_CODES = [0, 999, 1004, 1005, 1006, 1015, 2999, 5000];
const GOOD_CODES = [1000, 1001, 1003, 1011, 3000, 4999];

test.describe('frames', () => {
  test('a message in five frames with pings between them is one message, and each ping is answered in between', async ({ openRawSocket }) => {
    const raw = await openRawSocket();
    const text = ping('in five frames');
    const pieces = [text.slice(0, 1), '', text.slice(1, 9), text.slice(9, 20), text.slice(20)];
    await raw.next(OPCODE.text);
    pieces.forEach((payload, index) => {
      raw.send({ opcode: index === 0 ? OPCODE.text : OPCODE.continuation, fin: index === pieces.length - 1, payload });
      if (index < pieces.length - 1) raw.send({ opcode: OPCODE.ping, payload: `between ${index}` });
    });
    const heard = [];
    for (let count = 0; count < pieces.length; count += 1) heard.push(await raw.next());

    expect(heard.map(({ opcode }) => opcode)).toEqual([OPCODE.pong, OPCODE.pong, OPCODE.pong, OPCODE.pong, OPCODE.text]);
    expect(heard.slice(0, 4).map(({ payload }) => payload.toString())).toEqual([0, 1, 2, 3].map((index) => `between ${index}`));
    expect(JSON.parse(heard[4]?.payload.toString() ?? '')).toMatchObject({ type: 'pong', correlation_id: 'in five frames' });
  });

  test('bytes arrive one by one or two frames at once, and mean the same', async ({ openRawSocket }) => {
    const raw = await openRawSocket();
    await raw.next(OPCODE.text);
    const [slow, quick] = [ping('byte by byte'), ping('at once')];
    // A mask of zeros leaves the bytes as they are.
    const bytesOf = (text: string) => Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]);
    for (const byte of bytesOf(slow)) raw.sendBytes(Uint8Array.of(byte));
    raw.sendBytes(Buffer.concat([bytesOf(quick), bytesOf(quick)]));
    const ids = [];
    for (let count = 0; count < 3; count += 1) ids.push(JSON.parse((await raw.next(OPCODE.text)).payload.toString()).correlation_id);

    expect(ids).toEqual(['byte by byte', 'at once', 'at once']);
  });

  test('a ping is answered with its own bytes, an unasked pong with nothing', async ({ openRawSocket }) => {
    const raw = await openRawSocket();
    await raw.next(OPCODE.text);
    const bytes = Buffer.from(Array.from({ length: 125 }, (_, index) => 255 - index));
    raw.send({ opcode: OPCODE.pong, payload: 'nobody asked' });
    raw.send({ opcode: OPCODE.ping, payload: bytes });
    raw.send({ opcode: OPCODE.ping });
    const [full, empty] = [await raw.next(), await raw.next()];

    expect([full.opcode, empty.opcode]).toEqual([OPCODE.pong, OPCODE.pong]);
    expect([full.payload.equals(bytes), empty.payload.length]).toEqual([true, 0]);
  });

  test('a goodbye with a code that may be sent is answered with the same code, any other with 1002', async ({ openRawSocket }) => {
    const answers = new Map<number, number>();
    for (const code of [...GOOD_CODES, ...BAD_CODES]) {
      using raw = await openRawSocket();
      await raw.next(OPCODE.text);
      raw.send({ opcode: OPCODE.close, payload: closePayload(code) });
      answers.set(code, (await raw.end()).code);
    }
    expect([...answers]).toEqual([...GOOD_CODES.map((code) => [code, code]), ...BAD_CODES.map((code) => [code, 1002])]);
  });

  test('after a goodbye nothing more is heard, and the platform hangs up', async ({ openRawSocket, socket }) => {
    const raw = await openRawSocket();
    await raw.next(OPCODE.text);
    raw.send({ opcode: OPCODE.close });
    raw.send({ payload: ping('one more thing') });
    const end = await raw.end();

    expect(end).toMatchObject({ code: 1005, frames: [] });
    await socket.ping();
  });

  test('bytes that are no text end the socket with 1003 and a reason', async ({ openRawSocket }) => {
    const raw = await openRawSocket();
    raw.send({ opcode: OPCODE.binary, payload: ping('as bytes') });

    expect(await raw.end()).toMatchObject(CLOSE.binary);
  });
});
