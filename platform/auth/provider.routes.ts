import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { clientId, PROVIDER_PATH } from './oauth-client.ts';
import { errorPage, signInPage, STYLE, STYLE_PATH } from './provider.pages.ts';
import { provider, serveProvider } from './provider.ts';

const FORM_BYTES = 4096;
const answer = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('continue'), email: z.email().max(254) }),
  z.object({ answer: z.literal('refuse') }),
]);

/** The OpenID provider and its one page. It is no part of the platform's API, so its routes are not in the route table. */
export function registerProviderRoutes(app: FastifyInstance, core: Core): void {
  void app.register(async (pages) => registerPages(pages, core));
  void app.register(async (library) => {
    // The library reads its requests itself.
    library.removeAllContentTypeParsers();
    library.addContentTypeParser('*', (_request, _payload, done) => done(null));
    library.all(`${PROVIDER_PATH}/*`, (request, reply) => handOver(core, request, reply));
  });
}

async function handOver(core: Core, { raw, scope }: FastifyRequest, reply: FastifyReply): Promise<void> {
  // Made before the answer is taken out of Fastify's hands, which would tell of a failure.
  await provider(core);
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value);
  // The library counts paths from its own root and finds its mount point by comparing the two.
  const url = raw.url ?? '';
  Object.assign(raw, { originalUrl: url, url: url.slice(PROVIDER_PATH.length) });
  await serveProvider(core, scope.services, raw, reply.raw);
  Object.assign(raw, { url });
}

function registerPages(app: FastifyInstance, core: Core): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: FORM_BYTES }, (_request, body: string, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body))),
  );
  app.setErrorHandler(async (error, _request, reply) => {
    const { errors } = await import('oidc-provider');
    if (!(error instanceof errors.SessionNotFound)) throw error;
    return reply.status(400).type('text/html; charset=utf-8').send(errorPage('It was finished or given up, or took too long.'));
  });
  app.get(STYLE_PATH, (_request, reply) => reply.type('text/css; charset=utf-8').send(STYLE));

  const path = `${PROVIDER_PATH}/interaction/:uid`;
  app.get(path, async ({ raw }, reply) => {
    await (await provider(core)).interactionDetails(raw, reply.raw);
    return reply.type('text/html; charset=utf-8').send(signInPage());
  });
  app.post(path, async ({ raw, body }, reply) => {
    const oidc = await provider(core);
    // Refuses a stranger's form before it is read.
    await oidc.interactionDetails(raw, reply.raw);
    const { data } = answer.safeParse(body);
    if (!data) {
      const { email } = z.object({ email: z.string().optional() }).catch({}).parse(body);
      const page = signInPage({ ...(email ? { email } : {}), problem: 'Please enter a valid e-mail address.' });
      return reply.status(422).type('text/html; charset=utf-8').send(page);
    }
    if (data.answer === 'refuse') return reply.redirect(await oidc.interactionResult(raw, reply.raw, { error: 'access_denied' }), 303);
    const accountId = data.email.toLowerCase();
    const grant = new oidc.Grant({ accountId, clientId: clientId(core) });
    grant.addOIDCScope('openid email profile');
    const consent = { grantId: await grant.save() };
    return reply.redirect(await oidc.interactionResult(raw, reply.raw, { login: { accountId }, consent }), 303);
  });
}
