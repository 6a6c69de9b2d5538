import { PATHS } from '#contracts/paths';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { headerOf } from '../http/context.ts';
import { route } from '../http/route.ts';
import { Failure } from '../problem.ts';
import { ATTEMPT_SECONDS } from './oauth.ts';
import { registerProviderRoutes } from './provider.routes.ts';

const STATE_COOKIE = 'oauth_state';
const startQuery = z.strictObject({ provider: z.literal('google') });

/** Signing in through the provider: there and back again. No token is ever part of an address. */
export function registerOAuthRoutes(app: FastifyInstance, core: Core): void {
  const assertConfigured = () => {
    if (!core.settings.PLATFORM_OAUTH) throw new Failure('NOT_CONFIGURED', 'Signing in through a provider is switched off here.');
  };
  const cookie = (value: string, seconds: number) =>
    `${STATE_COOKIE}=${value}; Path=/auth; HttpOnly; SameSite=Lax; Max-Age=${seconds}${core.origin.startsWith('https:') ? '; Secure' : ''}`;

  route(app, {
    method: 'GET', path: PATHS.login, summary: 'Begin to sign in through a provider', auth: 'none', query: startQuery, answers: { 302: z.undefined() },
    async handler({ services, request, reply }) {
      assertConfigured();
      // The provider sends people back to one address; under another name of this host their cookie would not be there.
      // A proxy in front may know this host by another name than people do, and says which one they used.
      const asked = headerOf(request, 'x-forwarded-host') ?? request.host;
      if (asked !== new URL(core.origin).host) return reply.redirect(`${core.origin}${PATHS.login}?provider=google`);
      const { location, stateCookie } = await services.oauth.begin();
      return reply.header('set-cookie', cookie(stateCookie, ATTEMPT_SECONDS)).redirect(location);
    },
  });
  route(app, {
    method: 'GET', path: PATHS.oauthCallback, summary: 'Back from the provider', auth: 'none', answers: { 302: z.undefined() },
    async handler({ services, request, reply }) {
      assertConfigured();
      void reply.header('set-cookie', cookie('', 0));
      try {
        const code = await services.oauth.complete(new URL(request.url, core.origin), readStateCookie(headerOf(request, 'cookie')));
        return reply.redirect(`/oauth/complete?${new URLSearchParams({ code })}`);
      } catch (error) {
        // A person who changed their mind wants a page, not a problem document.
        if (error instanceof Failure && error.code === 'AUTH_UNAUTHORIZED') return reply.redirect('/sign-in?error=oauth_denied');
        throw error;
      }
    },
  });
  if (core.settings.PLATFORM_OAUTH) registerProviderRoutes(app, core);
}

const readStateCookie = (header = ''): string | undefined => new RegExp(`(?:^|;\\s*)${STATE_COOKIE}=([\\w-]+)`).exec(header)?.[1];
