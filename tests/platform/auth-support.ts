import { createHmac, randomBytes } from 'node:crypto';
import { AUDIENCE, ISSUER } from '#contracts/auth.schema';
import type { TestPlatform } from './support.ts';

export const BYPASS_KEY = 'a-bypass-key-of-the-platform-tests-only-01234';
export const SECRET = 'a-secret-of-the-platform-tests-only-0123456789';

type Json = Readonly<Record<string, unknown>>;
const encoded = (part: Json) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A token with exactly this header and these claims, right or wrong, signed with HMAC unless told otherwise. */
export function forge(claims: Json, { header = { alg: 'HS256' }, key = SECRET, signature }: { header?: Json; key?: string; signature?: string } = {}): string {
  const input = `${encoded(header)}.${encoded(claims)}`;
  return `${input}.${signature ?? createHmac('sha256', key).update(input).digest('base64url')}`;
}

/** Claims of a good access token of a user; undefined takes one away. */
export function goodClaims(userId: string, changes: Json = {}): Json {
  const now = Math.floor(Date.now() / 1000);
  return {
    sub: userId, email: 'someone@example.test', full_name: 'Someone', role: 'standard_user', permissions: [], iat: now, exp: now + 60,
    jti: randomBytes(8).toString('hex'), iss: ISSUER, aud: AUDIENCE, token_type: 'access', type: 'access', env: 'test', ...changes,
  };
}

/** A browser without a screen: keeps cookies by path, follows redirects only when told to. */
export function createVisitor(platform: TestPlatform) {
  const cookies = new Map<string, { value: string; path: string }>();
  const keep = (line: string) => {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? '/';
    cookies.set(`${path} ${name}`, { value, path });
  };
  const visit = async (address: string, form?: Readonly<Record<string, string>>): Promise<Response> => {
    const url = new URL(address, platform.origin);
    const sent = [...cookies].filter(([, { path, value }]) => value && url.pathname.startsWith(path)).map(([key, { value }]) => `${key.split(' ')[1]}=${value}`);
    const body = form && { method: 'POST', body: new URLSearchParams(form) };
    const response = await fetch(url, { redirect: 'manual', headers: { cookie: sent.join('; ') }, ...body });
    response.headers.getSetCookie().forEach(keep);
    return response;
  };
  const follow = async (response: Response, until: string): Promise<Response> => {
    const location = response.headers.get('location');
    if (!location || new URL(location, platform.origin).pathname === until) return response;
    return follow(await visit(location), until);
  };
  return { visit, follow, cookies };
}
export type Visitor = ReturnType<typeof createVisitor>;

/** Begins a sign-in and stops at the provider's page. */
export async function goToProvider(visitor: Visitor): Promise<{ authorize: URL; page: string }> {
  const start = await visitor.visit('/auth/login?provider=google');
  const authorize = new URL(start.headers.get('location') ?? '');
  const toPage = await visitor.visit(authorize.href);
  return { authorize, page: toPage.headers.get('location') ?? '' };
}
/** Answers the provider's page and stops before the callback, whose address it returns. */
export async function answerProvider(visitor: Visitor, page: string, form: Readonly<Record<string, string>>): Promise<string> {
  const last = await visitor.follow(await visitor.visit(page, form), '/auth/callback');
  return last.headers.get('location') ?? '';
}
