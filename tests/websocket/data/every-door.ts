import type { ApiResponse, Handshake, LogLine, User } from '#fixtures';
import { paths } from '#fixtures';
import type { Carrier, Cell, Surface } from './auth-matrix.ts';
import { CARRIERS } from './auth-matrix.ts';

const QUESTION = { message: 'Who is there?', agent_type: 'triage' };
/** Names under which clients keep a token in a cookie. */
const COOKIES = ['token', 'access_token', 'jwt'];
const inProtocol = (token: string) => `jwt.${Buffer.from(token).toString('base64url')}`;
const protocolsOf = (token: string | undefined) => ['jwt-auth', ...(token === undefined ? [] : [inProtocol(token)])];
const cookieOf = (token: string | undefined) => COOKIES.map((name) => `${name}=${token}`).join('; ');

/** What came of a request, by its cell. */
interface Answered { readonly carrier: Carrier; readonly surface: Surface; readonly answer: ApiResponse }
interface Shaken { readonly carrier: Carrier; readonly handshake: Handshake; readonly requestId: string }
/** What came of one token at every door. Sockets that opened are closed again. */
export interface Opened { readonly answers: readonly Answered[]; readonly handshakes: readonly Shaken[] }

/** Headers and query that bring a token, or nothing, in a request; the header for tokens is the client’s own matter. */
function requestWith(carrier: Carrier, token: string | undefined) {
  if (carrier === 'subprotocol') return { headers: { 'sec-websocket-protocol': protocolsOf(token).join(', ') } };
  if (token === undefined || carrier === 'header') return {};
  return carrier === 'query' ? { query: { token, access_token: token } } : { headers: { cookie: cookieOf(token) } };
}

/** The same in a handshake. */
function handshakeWith(carrier: Carrier, token: string | undefined) {
  if (token === undefined) return { carrier: 'none', ...(carrier === 'subprotocol' ? { protocols: protocolsOf(token) } : {}) } as const;
  return carrier === 'cookie' ? { carrier: 'none', headers: { cookie: cookieOf(token) } } as const : { carrier, token };
}

/** Brings one token, or none, by every carrier to every surface. */
export async function openEveryDoor({ api, tryOpenSocket }: Pick<User, 'api' | 'tryOpenSocket'>, token: string | undefined, carriers: readonly Carrier[] = CARRIERS): Promise<Opened> {
  const requests = carriers.flatMap((carrier) => [
    { carrier, surface: 'call', request: { method: 'GET', path: paths.me, ...requestWith(carrier, token) } },
    { carrier, surface: 'stream', request: { method: 'POST', path: paths.agentStream, json: QUESTION, ...requestWith(carrier, token) } },
  ] as const);
  // One after the other: a socket that is open while a stream's run is at work hears of it.
  const answers = await Promise.all(requests.map(async ({ request, ...door }) => ({ ...door, answer: await api.with({ token: (door.carrier === 'header' ? token : null) ?? null }).send(request) })));
  const handshakes = await Promise.all(carriers.map(async (carrier): Promise<Shaken> => {
    const requestId = `socket-${carrier}`;
    const { headers = {}, ...options }: { headers?: Record<string, string> } = handshakeWith(carrier, token);
    const handshake = await tryOpenSocket({ ...options, headers: { ...headers, 'x-request-id': requestId } });
    if (handshake.shape === 'accepted') await handshake.socket.close();
    return { carrier, handshake, requestId };
  }));
  return { answers, handshakes };
}

const codeIn = (body: unknown): string | null => String(Object(body).error_code ?? '') || null;

/** The row as it was found: what the clients were told, and what the platform’s log says about the same requests. */
export function cellsFound({ answers, handshakes }: Opened, log: readonly LogLine[]): Cell[] {
  const told = (id: string) => log.filter((line) => line['request_id'] === id && line.event.endsWith('_refused')).map(({ event, reason, fault }) => `${event}: ${String(reason ?? fault)}`).join(', ');
  const byRequest = answers.map(({ carrier, surface, answer: { status, body, requestId } }): Cell => {
    const accepted = status < 300;
    return { carrier, surface, verdict: accepted ? 'accepted' : 'refused', layer: accepted ? 'none' : 'request', status, code: accepted ? null : codeIn(body), log: told(requestId) };
  });
  const byHandshake = handshakes.map(({ carrier, handshake, requestId }): Cell => ({ carrier, surface: 'socket', ...outcomeOf(handshake), log: told(requestId) }));
  return [...byRequest.filter(({ surface }) => surface === 'call'), ...byRequest.filter(({ surface }) => surface === 'stream'), ...byHandshake];
}

function outcomeOf(handshake: Handshake): Pick<Cell, 'verdict' | 'layer' | 'status' | 'code'> {
  if (handshake.shape === 'accepted') return { verdict: 'accepted', layer: 'none', status: 101, code: null };
  if (handshake.shape !== 'refused-before-upgrade') return { verdict: 'refused', layer: handshake.shape, status: 0, code: null };
  return { verdict: 'refused', layer: 'handshake', status: handshake.status, code: codeIn(handshake.body) };
}
