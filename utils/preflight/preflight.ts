import { SignJWT } from 'jose';
import { decodeToken } from '../auth/decode.ts';
import type { Version } from '#contracts/about.schema';
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
import type { Budgets } from '../target/target.types.ts';
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
  /** What the target says is deployed (`GET /api/version`); null where it does not say. */
  readonly deployment: Deployment | null;
  /** What may take how long on this target. */
  readonly budgets: Budgets;
}
type Deployment = Pick<Version, 'version' | 'revision' | 'services'>;
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
  const unreachable = await timed('reach', Promise.all(Object.entries(addresses).map(async ([name, address]) => ({ name, finding: await reach(address, target.deadlines.connect) }))));
  const [first] = unreachable.flatMap(({ finding }) => finding ?? []);
  if (first) throw fail(`the addresses answer (${unreachable.flatMap(({ name, finding }) => (finding?.what === first.what ? name : [])).join(', ')})`, first);

  const name = `ts-preflight-${Date.now().toString(36)}-${process.pid}`;
  const session = await timed('token', tokens.issue(anonymous, { persona: {}, name, index: 0 })).catch((error: unknown) => {
    throw fail(`a token from the ${tokens.kind}`, { layer: 'token', what: whatOf(error), remedy: 'check the credentials of this token source (.env.example)' });
  });
  const api = createApi(createHttp(conversation, { who: 'preflight', token: session.accessToken }));
  const call = await timed('authorised call', api.threads.listRaw({ limit: 1 })).catch((error: unknown) => {
    throw fail('an authorised call is answered', { layer: 'application', what: whatOf(error), remedy: 'look at the platform’s own log' });
  });
  if (call.status !== 200) throw fail('an authorised call is answered with 200', await explainRefusal(access, session, call));

  const party = { who: 'preflight', token: session.accessToken };
  const handshake = await timed('socket', shakeHands(conversation, party, { session }, 'the preflight'));
  if (handshake.shape !== 'accepted') throw fail('a socket is greeted', explainHandshake(handshake, session, await factsOf(api, call)));
  await handshake.socket.close();

  return {
    target: target.name, environment: target.environment, addresses, tokenSource: tokens.kind, offers: [...target.offers], grants: [...target.grants], checks,
    skewSeconds: skewOf(call.headers) ?? null, deployment: await deploymentOf(api), budgets: target.budgets,
  };
}

/** News about the deployment is welcome, and none of the things without which tests mean nothing. */
async function deploymentOf(api: Api): Promise<Deployment | null> {
  const told = await api.about.version().catch(() => undefined);
  return told ? { version: told.version, revision: told.revision, services: told.services } : null;
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
  const facts = await factsOf(anonymous, call);
  const wrong = explainToken(session.accessToken, facts);
  if (wrong.length > 0) return { layer: 'token', what: `${answer}\nthe token is wrong in:\n${wrong.join('\n')}`, remedy: remedyFor(access.tokens.kind, wrong) };
  const told = 'every claim of the token is right (alg, iss, aud, token_type, exp), so it is what they do not show:';
  const sameSecret = await secretIsRight(access, anonymous, facts);
  if (sameSecret) {
    return { layer: 'token', what: `${answer}\n${told}\nsub: the secret is right, but the platform knows no active user “${session.user.id}”`, remedy: 'TOUCHSTONE_USER_ID: name a user of that deployment, or use another source of tokens' };
  }
  return { layer: 'token', what: `${answer}\n${told}\nsignature: the secret differs from the platform’s${sameSecret === undefined ? ' (or, less likely, the user is unknown there)' : ''}`, remedy: remedyFor(access.tokens.kind, wrong) };
}

/** Proof where the server gives a token of its own away: are its claims accepted when our secret signs them? Undefined without proof. */
async function secretIsRight({ jwtSecret }: Access, anonymous: Api, { ownToken }: ServerFacts): Promise<boolean | undefined> {
  const claims = ownToken === undefined ? undefined : decodeToken(ownToken)?.claims;
  if (!claims || jwtSecret === undefined) return undefined;
  const token = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(new TextEncoder().encode(jwtSecret));
  return (await anonymous.with({ token }).threads.listRaw({ limit: 1 })).status === 200;
}

/** An error of ours inside a diagnosis: what happened and where, without its other parts. */
const whatOf = (error: unknown): string => (error instanceof TouchstoneError ? `${error.told.happened}\n${error.told.where}` : reasonOf(error));


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
