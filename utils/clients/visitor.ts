import { PATHS } from '#contracts/paths';
import { TouchstoneError } from '../errors.ts';
import { excerpt } from '../transcript/redact.ts';
import type { Http } from './http.ts';
import type { ApiResponse } from './http.types.ts';

/** A browser without a screen, for signing in through a provider: keeps cookies by path, follows redirects when told to. */
export interface Visitor {
  /** Opens an address of the target, or sends a form there. */
  visit(address: string, form?: Readonly<Record<string, string>>): Promise<ApiResponse>;
  /** Goes to the provider as `start` (`GET /auth/login`) says, and agrees there to be this e-mail's owner. The address one is sent back to, not visited yet. */
  agree(start: ApiResponse, email: string): Promise<string>;
  /** All the way: the one-time code that the app exchanges for tokens. */
  signIn(email: string): Promise<string>;
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

export function createVisitor(http: Http): Visitor {
  const cookies = new Map<string, Cookie>();
  const origin = http.conversation.target.authUrl;

  const visit: Visitor['visit'] = async (address, form) => {
    const url = new URL(address, origin);
    const fitting = [...cookies.values()].filter(({ path, value }) => value && url.pathname.startsWith(path));
    const response = await http.send({
      method: form ? 'POST' : 'GET', path: `${url.pathname}${url.search}`, at: 'auth',
      headers: { accept: 'text/html', cookie: fitting.map(({ name, value }) => `${name}=${value}`).join('; '), ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) },
      ...(form ? { body: new URLSearchParams(form).toString() } : {}),
    });
    response.headers.getSetCookie().map(readCookie).forEach((cookie) => cookies.set(`${cookie.path} ${cookie.name}`, cookie));
    return response;
  };
  const follow = async (response: ApiResponse): Promise<string> => {
    const next = locationOf(response);
    return next.pathname === PATHS.oauthCallback ? next.href : follow(await visit(next.href));
  };
  const agree: Visitor['agree'] = async (start, email) => {
    const page = locationOf(await visit(locationOf(start).href));
    return follow(await visit(page.href, { answer: 'continue', email }));
  };
  return {
    visit,
    agree,
    async signIn(email) {
      const callback = await agree(await visit(`${PATHS.login}?provider=google`), email);
      return locationOf(await visit(callback)).searchParams.get('code') ?? '';
    },
  };
}

/** @throws TouchstoneError E_HTTP_STATUS for an answer that redirects nowhere */
function locationOf({ headers, url, status, text, where }: ApiResponse): URL {
  const location = headers.get('location');
  if (location !== null) return new URL(location, url);
  throw new TouchstoneError('E_HTTP_STATUS', { expected: 'a redirect on the way to the provider and back', happened: `status ${status}\nbody: ${excerpt(text) || '(empty)'}`, where });
}

function readCookie(line: string): Cookie {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
  return { name, value, path: /;\s*path=([^;]+)/i.exec(line)?.[1] ?? '/' };
}
