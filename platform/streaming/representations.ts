/** Media types of a run's stream, and the service that writes each. */
const WRITERS = { 'text/event-stream': 'eventStream', 'application/x-ndjson': 'recordStream', 'multipart/mixed': 'partStream' } as const;
type MediaType = keyof typeof WRITERS;
export type Representation = (typeof WRITERS)[MediaType];

const isKnown = (type: string): type is MediaType => Object.hasOwn(WRITERS, type);

/** The representation that an `Accept` header likes best; Server-Sent Events for one that names none there is. */
export function representationOf(accept = ''): Representation {
  const wishes = accept.split(',').flatMap((range) => {
    const [type = '', ...parameters] = range.split(';').map((piece) => piece.trim().toLowerCase());
    const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
    return isKnown(type) && quality > 0 ? [{ type, quality }] : [];
  });
  // Equal wishes keep their order: sorting is stable.
  const [best] = wishes.sort((a, b) => b.quality - a.quality);
  return WRITERS[best?.type ?? 'text/event-stream'];
}
