import type { z } from 'zod';
import { agentEvent, eventsMissed, streamEnd } from '#contracts/event.schema';
import type { AgentEvent, EventsMissed, StreamEnd } from '#contracts/event.schema';
import { buildJourney } from '../journey/build.ts';
import type { Journey } from '../journey/journey.types.ts';
import { checkContract } from './contract.ts';
import type { ContractCheck } from './contract.ts';
import type { Unit } from './stream-framing.ts';
import { MEDIA, unitsOf } from './stream-framing.ts';

/** The representations of a run's stream. */
export type Representation = 'events' | 'records' | 'parts';

/** What bytes of a run's stream say. */
export interface Unpacked {
  /** Whole events in the order in which they came. */
  readonly events: readonly AgentEvent[];
  /** Where each of them could be resumed after, as its representation tells: `id:`, `content-id`, or the number in the record. */
  readonly ids: readonly string[];
  /** The last unit of the stream, where it has come. */
  readonly end: StreamEnd | undefined;
  /** Each time events were told as no longer kept. */
  readonly missed: readonly EventsMissed[];
  /** The units as they were framed: names, headers, text. */
  readonly units: readonly Unit[];
  /** Comments, empty lines and padding: what keeps a connection alive and says nothing. */
  readonly idle: number;
  /** Bytes at the end that are not a whole unit yet. */
  readonly torn: number;
}

/** Takes bytes of a stream apart, byte for byte. @throws TouchstoneError E_STREAM for framing that is none, E_CONTRACT for units of another shape */
export function unpack(bytes: Uint8Array, as: Representation, check: Omit<ContractCheck, 'what'>): Unpacked {
  const { units, idle, torn } = unitsOf(Buffer.from(bytes), MEDIA[as], check.where);
  const read = <S extends z.ZodType>(name: string, schema: S) => units.filter((unit) => unit.name === name).map(({ body }) => checkContract(schema, without(body, as), { ...check, what: name }));
  const told = units.filter(({ name }) => name !== 'stream_end' && name !== 'events_missed');
  return {
    events: told.map(({ body }) => checkContract(agentEvent, body, { ...check, what: 'event' })),
    ids: told.map(({ id }) => id ?? ''),
    end: read('stream_end', streamEnd)[0],
    missed: read('events_missed', eventsMissed),
    units, idle, torn,
  };
}

/** Records have no name but the one within; it is no part of what is told. */
function without(body: unknown, as: Representation): unknown {
  if (as === 'events' || typeof body !== 'object' || body === null) return body;
  const { type: _type, ...rest } = body as Readonly<Record<string, unknown>>;
  return rest;
}

/** One run out of pieces of its stream that were read one after the other. */
export function journeyOf(...pieces: readonly Unpacked[]): Journey {
  const received = pieces.flatMap(({ events }) => events).filter(({ run_id: run }) => run !== null).map((event) => ({ at: 0, event }));
  const end = pieces.at(-1)?.end;
  const first = received[0]?.event;
  return buildJourney({ carrier: 'stream', received, runId: first?.run_id ?? '', threadId: first?.thread_id ?? '', ...(end === undefined ? {} : { end }) });
}
