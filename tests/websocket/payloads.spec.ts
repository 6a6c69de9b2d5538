import { about, CLOSE, closePayload, expect, LIMITS, needs, OPCODE, test } from '#fixtures';

const ping = (id: string) => JSON.stringify({ type: 'ping', message_id: id });

/** Nine texts that are no JSON, each broken in another way. */
const BROKEN = [
  '', '{', '{"type":"ping"', '{"type":"ping",}', "{'type':'ping'}", '{"type":"ping"}}', '{type:ping}', '{"type":"ping"} {"type":"ping"}', '\u0000{"type":"ping"}',
];
/** JSON, and not what a frame is. */
const MISSHAPEN = ['null', '[]', '42', '"ping"', '{}', '{"type":7}', '{"type":""}', '{"type":"ping","payload":[]}', '{"type":"ping","colour":"red"}'];

/** A ping whose payload holds so many objects within each other, the frame itself counted. */
const nested = (depth: number) => `{"type":"ping","message_id":"deep-${depth}","payload":${'{"a":'.repeat(depth - 2)}{}${'}'.repeat(depth - 2)}}`;

/** Byte sequences that are no UTF-8, inside a frame that otherwise is one. */
const NOT_UTF8: Readonly<Record<string, readonly number[]>> = {
  'a byte that never occurs': [0xff], 'a continuation without a beginning': [0x80], 'a beginning without its continuation': [0xc3, 0x28],
  'an overlong slash': [0xc0, 0xaf], 'half of a surrogate pair': [0xed, 0xa0, 0x80], 'a letter beyond the last': [0xf4, 0x90, 0x80, 0x80],
};
const around = (bytes: readonly number[]) => Buffer.concat([Buffer.from('{"type":"ping","message_id":"'), Buffer.from(bytes), Buffer.from('"}')]);

const codeIn = (frame: object) => ('data' in frame ? Object(frame.data).error_code : undefined);

test.describe('payloads', () => {
  test('WS-026 what is too large ends its own socket with 1009, in one frame, in many, or only announced, and no other', async ({ openRawSocket, socket }) => {
    const [whole, inPieces, announced] = [await openRawSocket(), await openRawSocket(), await openRawSocket()];
    const half = 'x'.repeat(LIMITS.frameBytes / 2);
    whole.send({ payload: 'x'.repeat(LIMITS.frameBytes + 1) });
    inPieces.send({ payload: half, fin: false });
    inPieces.send({ opcode: OPCODE.continuation, payload: half, fin: false });
    inPieces.send({ opcode: OPCODE.continuation, payload: 'x' });
    // A terabyte is announced; nobody may wait for it.
    announced.send({ payload: 'x', claims: 2 ** 40 });
    const ends = [await whole.end(), await inPieces.end(), await announced.end()];

    expect(ends.map(({ code }) => code)).toEqual([1009, 1009, 1009]);
    expect(ends.map(({ frames }) => frames.map(({ opcode }) => opcode))).toEqual([[OPCODE.text], [OPCODE.text], [OPCODE.text]]);
    await socket.ping();
  });

  test('WS-027 each of nine broken texts is told as BAD_JSON, and the socket goes on', async ({ socket }) => {
    const told = [];
    for (const [index, text] of BROKEN.entries()) {
      socket.sendRaw(text);
      const error = await socket.next('error');
      // A good frame in between: five bad ones in a row would be the end.
      const pong = await socket.request({ type: 'ping', message_id: `after-${index}` });
      told.push([error.data.error_code, error.correlation_id, pong.type]);
    }
    expect(told).toEqual(BROKEN.map(() => ['BAD_JSON', undefined, 'pong']));
  });

  test('each JSON that is no frame is told with the field that is wrong, and the socket goes on', async ({ socket }) => {
    const told = [];
    for (const [index, text] of MISSHAPEN.entries()) {
      socket.sendRaw(text);
      const error = await socket.next('error');
      const pong = await socket.request({ type: 'ping', message_id: `after-${index}` });
      told.push([error.data.error_code, error.data.fields?.map(({ path }) => path), pong.type]);
    }
    const wrong = [[''], [''], [''], [''], ['type'], ['type'], ['type'], ['payload'], ['colour']];
    expect(told, about('contract')).toEqual(MISSHAPEN.map((_, index) => ['VALIDATION_ERROR', wrong[index], 'pong']));
  });

  test('a fifth bad frame in a row ends the socket with 1008, and the fourth does not', async ({ openSocket }) => {
    const [patient, tried] = [await openSocket(), await openSocket()];
    for (let count = 1; count < LIMITS.badFramesInARow; count += 1) [patient, tried].forEach((socket) => socket.sendRaw('nonsense'));
    tried.sendRaw('nonsense');

    await expect(tried).toCloseWith(CLOSE.tooManyBadFrames);
    await patient.ping();
    expect(tried.received.filter(({ frame }) => frame.type === 'error')).toHaveLength(LIMITS.badFramesInARow);
    expect(patient.received.filter(({ frame }) => frame.type === 'error')).toHaveLength(LIMITS.badFramesInARow - 1);
    await patient.close();
  });

  test('WS-028 a frame nested too deep is refused as such, one at the limit is read, and the socket goes on', async ({ socket }) => {
    const depths = [LIMITS.frameDepth, LIMITS.frameDepth + 1, 1000];
    const replies = [];
    for (const depth of depths) {
      socket.sendRaw(nested(depth));
      replies.push(await socket.waitFor((frame) => 'correlation_id' in frame && frame.correlation_id === `deep-${depth}`));
    }
    const sheerBrackets = '['.repeat(4000) + ']'.repeat(4000);
    socket.sendRaw(sheerBrackets);
    await expect.poll(() => socket.received.length).toBe(5);

    expect(replies.map((frame) => [frame.type, codeIn(frame)])).toEqual([
      ['pong', undefined], ['error', 'NESTING_TOO_DEEP'], ['error', 'NESTING_TOO_DEEP'],
    ]);
    expect(socket.received.at(-1)?.frame).toMatchObject({ type: 'error', data: { error_code: 'NESTING_TOO_DEEP' } });
    await socket.ping();
  });

  test('WS-029 text that is no UTF-8 ends the socket with 1007, whichever way it is none', async ({ openRawSocket, socket }) => {
    const ends = new Map<string, number>();
    for (const [what, bytes] of Object.entries(NOT_UTF8)) {
      using raw = await openRawSocket();
      raw.send({ payload: around(bytes) });
      ends.set(what, (await raw.end()).code);
    }
    using goodbye = await openRawSocket();
    goodbye.send({ opcode: OPCODE.close, payload: Buffer.concat([closePayload(1000), Buffer.from([0xff])]) });

    expect(Object.fromEntries(ends)).toEqual(Object.fromEntries(Object.keys(NOT_UTF8).map((what) => [what, 1007])));
    expect((await goodbye.end()).code, 'answer to a goodbye whose reason is no UTF-8').toBe(1007);
    await socket.ping();
  });

  test('a letter whose bytes are spread over two frames is a letter', async ({ openRawSocket }) => {
    const raw = await openRawSocket();
    const bytes = Buffer.from(ping('Zürich 🙂'));
    const inTheMiddleOfTheSmile = bytes.indexOf(Buffer.from('🙂')) + 2;
    await raw.next(OPCODE.text);
    raw.send({ payload: bytes.subarray(0, inTheMiddleOfTheSmile), fin: false });
    raw.send({ opcode: OPCODE.continuation, payload: bytes.subarray(inTheMiddleOfTheSmile) });

    expect(JSON.parse((await raw.next(OPCODE.text)).payload.toString())).toMatchObject({ type: 'pong', correlation_id: 'Zürich 🙂' });
  });

  test('WS-030 whoever sends more frames than a minute allows is told so for each, and it harms nobody else', needs('restart', 'clock'), async ({ openPlatform }) => {
    test.setTimeout(60_000);
    const platform = await openPlatform({ PLATFORM_SOCKET_RATE_LIMIT: '20' });
    const [flooder, neighbour] = await Promise.all([platform.createUser(), platform.createUser()]);
    await using flooding = await flooder.openSocket();
    await using quiet = await neighbour.openSocket();
    for (let count = 0; count < 500; count += 1) flooding.send({ type: 'ping', message_id: `flood-${count}` });
    const last = await flooding.waitFor((frame) => 'correlation_id' in frame && frame.correlation_id === 'flood-499');
    const replies = flooding.received.slice(1).map(({ frame }) => frame.type);
    // The same user, a minute later.
    await using later = await flooder.openSocket({ clockOffsetMs: 61_000 });

    expect(replies, about('limits')).toEqual(Array.from({ length: 500 }, (_, index) => (index < 20 ? 'pong' : 'error')));
    expect(last).toMatchObject({ type: 'error', data: { error_code: 'RATE_LIMITED' } });
    expect(flooding.closure).toBeUndefined();
    await quiet.ping();
    await later.ping();
    expect((await neighbour.api.operations.health()).status).toBe('healthy');
  });
});
