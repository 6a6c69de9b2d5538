import type { Session } from '../auth/session.types.ts';
import type { Api } from '../clients/api.ts';
import { createApi } from '../clients/api.ts';
import { createConversation } from '../clients/conversation.ts';
import { describeHandshake, shakeHands } from '../clients/handshake.ts';
import { createHttp } from '../clients/http.ts';
import type { ApiResponse } from '../clients/http.types.ts';
import type { Handshake } from '../clients/socket.types.ts';
import { reasonOf, TouchstoneError } from '../errors.ts';
import type { Access } from '../target/target.ts';
import { excerpt } from '../transcript/redact.ts';
import type { Finding } from './reach.ts';
import { isFromProxy, reach } from './reach.ts';
import type { ServerFacts } from './token.ts';
import { explainToken, remedyFor } from './token.ts';

/** What the preflight found out; kept for the reports. */
export interface PreflightResult {
  readonly target: string;
  readonly environment: string;
  readonly addresses: Readonly<Record<'api' | 'auth' | 'ws' | 'app', string>>;
  readonly tokenSource: string;
  readonly offers: readonly string[];
  readonly grants: readonly string[];
  /** Milliseconds of each check. */
  readonly checks: Readonly<Record<string, number>>;
  /** Seconds by which the server's clock is ahead of ours; null when it sends no date. */
  readonly skewSeconds: number | null;
}
const TROUBLESHOOTING = 'docs/troubleshooting.md';

/**
 * Before the first test: reach every address, get a token, make one authorised call, open one socket. Whatever is wrong is
 * told once, with the layer that refused and what to change. @throws TouchstoneError E_PREFLIGHT
 */
export async function runPreflight(access: Access): Promise<PreflightResult> {
  const { target, tokens } = access;
  const checks: Record<string, number> = {};
  const timed = async <T>(name: string, work: Promise<T>): Promise<T> => {
    const startedAt = performance.now();
    return work.finally(() => (checks[name] = Math.round(performance.now() - startedAt)));
  };
  const conversation = createConversation(access, () => undefined);
  const anonymous = createHttp(conversation, { who: 'preflight', token: undefined });
  const fail = (what: string, finding: Finding) => diagnosis(access, what, finding);

  const addresses = { api: target.apiUrl, auth: target.authUrl, ws: target.wsUrl, app: target.appUrl };
  const hosts = new Map(Object.entries(addresses).map(([name, address]) => [new URL(address).host, { name, address }]));
  const unreachable = await timed('reach', Promise.all([...hosts.values()].map(async ({ name, address }) => ({ name, finding: await reach(address, target.deadlines.connect) }))));
  for (const { name, finding } of unreachable) if (finding) throw fail(`the ${name} address answers`, finding);

  const name = `ts-preflight-${Date.now().toString(36)}-${process.pid}`;
  const session = await timed('token', tokens.issue(anonymous, { persona: {}, name, index: 0 })).catch((error: unknown) => {
    throw fail(`a token from the ${tokens.kind}`, { layer: 'token', what: reasonOf(error), remedy: 'check the credentials of this token source (.env.example)' });
  });
  const api = createApi(createHttp(conversation, { who: 'preflight', token: session.accessToken }));
  const call = await timed('authorised call', api.threads.listRaw({ limit: 1 })).catch((error: unknown) => {
    throw fail('an authorised call is answered', { layer: 'application', what: reasonOf(error), remedy: 'look at the platform’s own log' });
  });
  if (call.status !== 200) throw fail('an authorised call is answered with 200', await explainRefusal(access, session, call));

  const party = { who: 'preflight', token: session.accessToken };
  const handshake = await timed('socket', shakeHands(conversation, party, { session }, 'the preflight'));
  if (handshake.shape !== 'accepted') throw fail('a socket is greeted', explainHandshake(handshake, session, await factsOf(api, call)));
  await handshake.socket.close();

  return {
    target: target.name, environment: target.environment, addresses, tokenSource: tokens.kind, offers: [...target.offers], grants: [...target.grants], checks,
    skewSeconds: skewOf(call.headers) ?? null,
  };
}

function diagnosis({ target, tokens }: Access, expected: string, { layer, what, remedy }: Finding): TouchstoneError {
  return new TouchstoneError('E_PREFLIGHT', {
    expected,
    happened: `layer: ${layer}\n${what}`,
    where: `target ${target.name} (${target.environment}), ${target.apiUrl}, ${target.wsUrl}, tokens from the ${tokens.kind}`,
    next: `${remedy}\n${TROUBLESHOOTING}`,
  });
}

async function explainRefusal(access: Access, session: Session, call: ApiResponse): Promise<Finding> {
  const answer = `GET /api/threads was answered with ${call.status}: ${excerpt(call.text, 300) || '(no body)'}`;
  if (isFromProxy(call.status, call.headers)) return { layer: 'proxy', what: answer, remedy: 'something in front of the platform answers; check the address and whether the platform behind it is up' };
  if (call.status !== 401 && call.status !== 403) return { layer: 'application', what: answer, remedy: 'the platform is reachable and broken; look at its own log' };
  const anonymous = createApi(createHttp(createConversation(access, () => undefined), { who: 'preflight', token: undefined }));
  const wrong = explainToken(session.accessToken, await factsOf(anonymous, call));
  const told = wrong.length > 0 ? `the token is wrong in:\n${wrong.join('\n')}` : 'signature: every claim of the token is right (alg, iss, aud, token_type, exp), so the secret it is signed with is not the platform’s';
  return { layer: 'token', what: `${answer}\n${told}`, remedy: remedyFor(access.tokens.kind, wrong) };
}

/** The same token was good for HTTP, so the socket's side sees it, or the way to it, differently. */
function explainHandshake(handshake: Handshake, session: Session, facts: ServerFacts): Finding {
  const wrong = explainToken(session.accessToken, facts);
  const what = [`the handshake ended as ${describeHandshake(handshake)} after ${handshake.elapsedMs.toFixed(0)} ms; the same token was accepted over HTTP`];
  if ('text' in handshake) what.push(`body: ${excerpt(handshake.text, 300) || '(empty)'}`);
  if ('errorFrame' in handshake && handshake.errorFrame) what.push(`error frame: ${excerpt(JSON.stringify(handshake.errorFrame), 300)}`);
  if (handshake.shape === 'broken-greeting') what.push(handshake.error.message);
  what.push(wrong.length > 0 ? `the token is wrong in:\n${wrong.join('\n')}` : 'every claim of the token is right (alg, iss, aud, token_type, exp)');
  const secret = 'the socket’s service verifies tokens with another secret, issuer or audience than the API: give both the same configuration';
  switch (handshake.shape) {
    case 'refused-before-upgrade':
      return isFromProxy(handshake.status, handshake.headers)
        ? { layer: 'proxy', what: what.join('\n'), remedy: 'let the proxy pass WebSocket upgrades (Upgrade and Connection headers, HTTP/1.1) and the Authorization header' }
        : { layer: 'application at the upgrade', what: what.join('\n'), remedy: handshake.status === 404 ? 'check the path in TOUCHSTONE_WS_URL' : secret };
    case 'error-frame-then-close':
    case 'closed-after-accept':
      return { layer: 'application after accepting', what: what.join('\n'), remedy: handshake.code === 1008 ? secret : 'look at the platform’s own log for the reason of the close' };
    case 'silence':
      return { layer: 'silence', what: what.join('\n'), remedy: handshake.upgraded ? 'the upgrade went through and no greeting came: is a proxy buffering, or is the platform stuck?' : 'no answer to the upgrade: is TOUCHSTONE_WS_URL the right address?' };
    default:
      return { layer: 'application', what: what.join('\n'), remedy: 'look at the platform’s own log; check TOUCHSTONE_WS_URL' };
  }
}

async function factsOf(api: Api, answer: ApiResponse): Promise<ServerFacts> {
  // What the server publishes helps to explain; a server that publishes nothing must not hide the finding.
  const keys = await api.auth.jwks().then((jwks) => jwks.keys, () => []);
  const ownToken = await api.auth.config()
    .then(async ({ development_mode: open }) => (open ? (await api.with({ token: null }).auth.devLogin()).access_token : undefined))
    .catch(() => undefined);
  return { skewSeconds: skewOf(answer.headers), keys, ownToken };
}

function skewOf(headers: Headers): number | undefined {
  const date = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(date) ? undefined : Math.round((date - Date.now()) / 1000);
}
