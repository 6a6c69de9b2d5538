import { at, PATHS } from '#contracts/paths';
import { TouchstoneError } from '../errors.ts';
import { excerpt } from '../transcript/redact.ts';
import { callerOf } from '../caller.ts';
import type { Http, SentRequest } from './http.ts';
import { answerOf, partyOf, refusalIn } from './http.ts';
import type { ApiResponse, RawRequest } from './http.types.ts';
import { ByteStream } from './byte-stream.ts';
import { LiveStream } from './stream.client.ts';
import { MEDIA } from './stream-framing.ts';
import type { Representation } from './unpack.ts';
import type { RunStream, Streams } from './stream.types.ts';

/** Server-Sent Events as one party. */
export function createStreams(http: Http): Streams {
  return {
    agent: (prompt, options = {}) => {
      const { threadId, agent, context, background } = options;
      const json = { message: prompt, agent_type: agent, thread_id: threadId, context, background };
      return openStream(http, { method: 'POST', path: PATHS.agentStream, json }, callerOf());
    },
    chat: (prompt, { threadId, background }) => openStream(http, { method: 'POST', path: PATHS.chatStream, json: { content: prompt, thread_id: threadId, background } }, callerOf()),
    run: (id, lastEventId) => openStream(http, { method: 'GET', path: at(PATHS.runStream, { id }), headers: { 'last-event-id': lastEventId?.toString() ?? null } }, callerOf()),
    agentBytes: (prompt, { as = 'events', threadId, agent, background } = {}) =>
      openBytes(http, { method: 'POST', path: PATHS.agentStream, json: { message: prompt, agent_type: agent, thread_id: threadId, background } }, as, callerOf()),
    runBytes: (id, { as = 'events', after } = {}) => openBytes(http, { method: 'GET', path: at(PATHS.runStream, { id }), headers: { 'last-event-id': after?.toString() ?? null } }, as, callerOf()),
    agentRaw: (json, headers = {}) => openRaw(http, { method: 'POST', path: PATHS.agentStream, json, headers }),
    chatRaw: (json, headers = {}) => openRaw(http, { method: 'POST', path: PATHS.chatStream, json, headers }),
    runRaw: (id, headers = {}) => openRaw(http, { method: 'GET', path: at(PATHS.runStream, { id }), headers }),
  };
}

const isEventStream = (response: Response) => response.status === 200 && (response.headers.get('content-type') ?? '').startsWith('text/event-stream');

async function openStream(http: Http, raw: RawRequest, opener: string): Promise<RunStream> {
  const { abort, response, request } = await dial(http, raw);
  if (isEventStream(response)) {
    note(http, request, response);
    return new LiveStream({ http, response, request, abort, opener });
  }
  const text = await response.text();
  note(http, request, response, text);
  throw new TouchstoneError(response.status === 200 ? 'E_STREAM' : 'E_HTTP_STATUS', {
    expected: 'status 200 and text/event-stream',
    happened: `status ${response.status}, ${response.headers.get('content-type') ?? 'no content type'}\nbody: ${excerpt(text) || '(empty)'}`,
    where: request.where,
  });
}

async function openBytes(http: Http, raw: RawRequest, as: Representation, opener: string): Promise<ByteStream> {
  const { abort, response, request } = await dial(http, { ...raw, headers: { ...raw.headers, accept: MEDIA[as] } });
  if (response.status === 200) {
    note(http, request, response);
    return new ByteStream({ http, response, request, abort, opener, as });
  }
  const text = await response.text();
  note(http, request, response, text);
  throw new TouchstoneError('E_HTTP_STATUS', { expected: `status 200 and ${MEDIA[as]}`, happened: `status ${response.status}\nbody: ${excerpt(text) || '(empty)'}`, where: request.where });
}

async function openRaw(http: Http, raw: RawRequest): Promise<ApiResponse> {
  const { abort, response, request } = await dial(http, raw);
  const accepted = isEventStream(response);
  const text = accepted ? '' : await response.text();
  if (accepted) abort.abort();
  return note(http, request, response, text);
}

function note({ conversation, party }: Http, request: SentRequest, response: Response, detail = ''): ApiResponse {
  const { method } = request;
  const { status, headers } = response;
  const path = new URL(request.url).pathname;
  const answer = answerOf(request, response, detail);
  const fact = { kind: 'call', method, path, by: 'stream', party: partyOf(party), status, error: refusalIn(answer), ms: isEventStream(response) ? null : answer.durationMs } as const;
  conversation.transcript.add({ channel: 'http', direction: 'in', who: party.who, label: `${status} (${method} ${path})`, headers, detail, fact });
  return answer;
}

/** The deadline is for the headers only; from then on the stream has its own. */
async function dial(http: Http, raw: RawRequest) {
  const abort = new AbortController();
  const deadline = setTimeout(() => abort.abort(new DOMException('no headers', 'TimeoutError')), http.conversation.target.deadlines.firstEvent);
  const { response, request } = await http.open({ ...raw, headers: { accept: 'text/event-stream', ...raw.headers } }, abort.signal).finally(() => clearTimeout(deadline));
  return { abort, response, request };
}
