import { randomBytes } from 'node:crypto';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { ModelChunk } from '../ports.ts';

const CHUNK_LENGTH = 24;
const CHUNKS_WANTED = 8;
/** Of a very long text: each piece costs a turn of the event loop. */
const CHUNKS_AT_MOST = 5000;
const WORD_LENGTH = 40;
const PAUSES = 5;
const PAUSE_MS = 2;

/** Waits; rejects with the signal's reason when aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
}

/** Pieces of a text that joined give the text: whole words, short texts in small pieces, never half a surrogate pair. */
export function piecesOf(text: string): string[] {
  const size = Math.max(Math.min(CHUNK_LENGTH, Math.ceil(text.length / CHUNKS_WANTED)), text.length / CHUNKS_AT_MOST);
  const words = (text.match(/\s*\S+|\s+$/gu) ?? []).flatMap((word) => (word.length > WORD_LENGTH ? splitLong(word) : [word]));
  const pieces: string[] = [];
  for (const word of words) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length < size) pieces[pieces.length - 1] = last + word;
    else pieces.push(word);
  }
  return pieces;
}

function splitLong(word: string): string[] {
  // Code points, not graphemes: a real model may break a joined emoji too, but never half a surrogate pair.
  const points = Array.from(word);
  return Array.from({ length: Math.ceil(points.length / CHUNK_LENGTH) }, (_, index) =>
    points.slice(index * CHUNK_LENGTH, (index + 1) * CHUNK_LENGTH).join(''),
  );
}

/** A text that nobody waits for, in one piece. */
export function* write(text: string): Generator<ModelChunk> {
  if (text !== '') yield { type: 'text', text };
  yield { type: 'finish', reason: 'stop' };
}

/** Streams a text and ends the turn. The first pieces are milliseconds apart, so that they really arrive one after the other. */
export async function* say(text: string, signal: AbortSignal): AsyncGenerator<ModelChunk> {
  for (const [index, piece] of piecesOf(text).entries()) {
    await (index > 0 && index <= PAUSES ? pause(PAUSE_MS, signal) : setImmediate());
    signal.throwIfAborted();
    yield { type: 'text', text: piece };
  }
  yield { type: 'finish', reason: 'stop' };
}

export function think(text: string): ModelChunk {
  return { type: 'reasoning', text };
}

/** Asks for tools and ends the turn. */
export function* callTools(calls: readonly { readonly name: string; readonly args: Record<string, unknown> }[]): Generator<ModelChunk> {
  for (const { name, args } of calls)
    yield { type: 'tool_call', call: { id: `call_${randomBytes(8).toString('hex')}`, name, arguments: args } };
  yield { type: 'finish', reason: 'tool_calls' };
}
