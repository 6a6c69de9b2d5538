import type { Session, TestFixtures, TokenAttack, TokenDefect } from '#fixtures';
import { attackedToken, TOKEN_ATTACKS } from '#fixtures';
import { DEFECTS, REASONS } from './surfaces.ts';

export const CARRIERS = ['header', 'subprotocol', 'query', 'cookie'] as const;
export const SURFACES = ['call', 'stream', 'socket'] as const;
export type Carrier = (typeof CARRIERS)[number];
export type Surface = (typeof SURFACES)[number];

/** What a surface makes of a carrier: it reads the token there, or refuses the caller for this reason, whatever the token. */
const DOORS: Readonly<Record<Surface, Readonly<Record<Carrier, 'reads' | 'missing' | 'query_token'>>>> = {
  call: { header: 'reads', subprotocol: 'missing', query: 'missing', cookie: 'missing' },
  stream: { header: 'reads', subprotocol: 'missing', query: 'missing', cookie: 'missing' },
  // Browsers can put a token into the subprotocols and nowhere else; one in the address is known to every proxy on the way.
  socket: { header: 'reads', subprotocol: 'reads', query: 'query_token', cookie: 'missing' },
};

/** One token brought by one carrier to one surface, and what becomes of it. */
export interface Cell {
  readonly carrier: Carrier;
  readonly surface: Surface;
  readonly verdict: 'accepted' | 'refused';
  /** Who refuses: the answer to a request, the answer to a handshake instead of its upgrade; what came instead, where it is none of them. */
  readonly layer: string;
  readonly status: number;
  readonly code: string | null;
  /** What the platform’s log says of it: `http_refused: expired`. */
  readonly log: string;
}

/** What the makers of tokens need. */
export interface Maker extends Pick<TestFixtures, 'forgeToken' | 'mintToken' | 'api'> {
  readonly session: Session;
}

/**
 * A row: one token, and the one reason for which it is refused. There is one for all surfaces, because one verdict is all the
 * platform may have of a token.
 */
export interface Row {
  readonly token: (maker: Maker) => string | undefined | Promise<string | undefined>;
  /** Null where nothing is wrong with it. */
  readonly reason: string | null;
  /** Where it can be; by default everywhere. */
  readonly carriers?: readonly Carrier[];
}

/** The row as it must be found, cell by cell. */
export function cellsOf({ reason, carriers = CARRIERS }: Row): Cell[] {
  return SURFACES.flatMap((surface) => carriers.map((carrier): Cell => {
    const door = DOORS[surface][carrier];
    const why = door === 'reads' ? reason : door;
    const over = surface === 'socket' ? 'handshake' : 'request';
    if (why === null) return { carrier, surface, verdict: 'accepted', layer: 'none', status: surface === 'socket' ? 101 : 200, code: null, log: '' };
    return { carrier, surface, verdict: 'refused', layer: over, status: 401, code: 'AUTH_FAILED', log: `${surface === 'socket' ? 'socket' : 'http'}_refused: ${why}` };
  }));
}

export const isRefused = ({ verdict }: Cell): boolean => verdict === 'refused';

const forged = (defect: TokenDefect): Row => ({ token: ({ forgeToken, session }) => forgeToken(session, defect), reason: REASONS[defect] });
const minted = (reason: string | null, claims: Readonly<Record<string, unknown>>): Row => ({ token: ({ mintToken, session }) => mintToken(session, { claims }), reason });
const attacked = (attack: TokenAttack, reason: string): Row => ({ token: ({ session }) => attackedToken(session.accessToken, attack), reason });

/** Which check finds an attack out: the form comes first, then the algorithm, then the signature, and claims are never reached. */
const FORM: ReadonlySet<TokenAttack> = new Set<TokenAttack>(['critical header nobody knows', 'a fourth part', 'padded base64']);
const SIGNATURE: ReadonlySet<TokenAttack> = new Set<TokenAttack>([
  'signature left out', 'role raised, signature kept', 'another user, signature kept', 'a claim twice, signature kept', 'empty key', 'key named by a file that is empty',
  'key named by SQL',
]);
const foundOutBy = (attack: TokenAttack) => (FORM.has(attack) ? 'malformed' : SIGNATURE.has(attack) ? 'signature' : 'algorithm');
const hours = (count: number) => Math.floor(Date.now() / 1000) + count * 3600;

export const GOOD_ROWS: Readonly<Record<string, Row>> = {
  'the one the platform gave': { token: ({ session }) => session.accessToken, reason: null },
  'one signed by hand with the platform’s key': minted(null, {}),
};

export const BAD_ROWS: Readonly<Record<string, Row>> = {
  ...Object.fromEntries(DEFECTS.map((defect) => [`forged: ${defect}`, forged(defect)])),
  ...Object.fromEntries(TOKEN_ATTACKS.map((attack) => [`attacked: ${attack}`, attacked(attack, foundOutBy(attack))])),
  'claims: no end': minted('expired', { exp: null }),
  'claims: an end that is a text': minted('expired', { exp: String(hours(1)) }),
  'claims: issued in the future': minted('not_yet_valid', { iat: hours(1), exp: hours(2) }),
  'claims: no issuer': minted('issuer', { iss: null }),
  'claims: no type': minted('token_type', { token_type: null, type: null }),
  'claims: of a service': minted('token_type', { token_type: 'service', type: 'service' }),
  'claims: nobody’s': minted('malformed', { sub: null }),
  'signed out': { token: ({ api, session }) => api.auth.logout().then(() => session.accessToken), reason: 'revoked' },
  'a refresh token': { token: ({ session }) => session.refreshToken, reason: 'malformed' },
  'an empty one': { token: () => '', reason: 'missing' },
  'none at all': { token: () => undefined, reason: 'missing', carriers: ['header', 'subprotocol'] },
};
