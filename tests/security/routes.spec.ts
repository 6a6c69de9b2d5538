import type { ApiResponse, User } from '#fixtures';
import { about, expect, needs, paths, test } from '#fixtures';
import { malformedRequests } from './data/malformed.ts';
import { filled, methodsAt, nameOf, routesOf } from './data/routes.ts';
import type { Route } from './data/routes.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** On answers of every kind. */
const PROTECTION = { 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': expect.any(String), 'x-request-id': expect.any(String) };
/** Parameters that are no ids of anybody's things: names of agents, tools, series, what is in the public register; and a trace, which all calls of one test share. */
const OF_NOBODY = /\{(?:name|tool|series|key|user_id|trace_id)\}|\/suppliers\//;
/** Good for every route that takes a body and needs an id. */
const BODIES: Readonly<Record<string, unknown>> = {
  'PUT /api/threads/{id}': { title: 'Taken' }, 'POST /api/threads/{id}/messages': { content: 'Taken' }, 'POST /api/files/{id}/link': { expires_in: 60 },
};
const USAGE = [
  'timestamp,service,provider,model,requests,input_tokens,output_tokens,cost_usd,latency_ms,errors,cache_hits',
  '2026-01-05T00:00:00Z,mine,openai,gpt-4o,1,1,1,0.5,100,0,0', '',
].join('\n');
const told = (routes: readonly Route[], answers: readonly ApiResponse[]) => routes.map(
  (route, index) => `${nameOf(route)} ${answers[index]?.status} ${codeOf(answers[index]?.body)}`,
);
const codeOf = (body: unknown): string => String(Reflect.get(Object(body), 'error_code'));
const said = ({ status, body }: ApiResponse) => [status, codeOf(body), Reflect.get(Object(body), 'detail')];
/** All rows that belong to a user, as an administrator counts them and as the user finds them. */
const everythingOf = async ({ api, session }: User) => ({
  census: await api.admin.census(session.user.id), threads: await api.threads.list(), files: await api.files.list(), datasets: await api.datasets.list(),
  documents: await api.corpus.list(), profile: await api.users.profile(),
});

/** One batch after the other, so that no more than so many requests wait at a time. */
async function inBatches<T, R>(all: readonly T[], size: number, send: (one: T, index: number) => Promise<R>, done: readonly R[] = []): Promise<readonly R[]> {
  if (done.length >= all.length) return done;
  const batch = await Promise.all(all.slice(done.length, done.length + size).map((one, index) => send(one, done.length + index)));
  return inBatches(all, size, send, [...done, ...batch]);
}

test.describe('routes', () => {
  test('SE-002 every route that takes a body refuses one it cannot read, and one that is nothing it knows', needs('personas'), async ({ createUser }) => {
    const { api } = await createUser({ role: 'admin' });
    const routes = (await routesOf(api)).filter(({ hasBody }) => hasBody);
    const send = (body: string, type: string) => Promise.all(
      routes.map(({ method, path }) => api.send({ method, path: filled(path), body, headers: { 'content-type': type } })),
    );
    const [broken, list, text] = [await send('{"a":', 'application/json'), await send('[1]', 'application/json'), await send('a=1', 'text/plain')];
    const due = (refusal: string) => routes.map((route) => `${nameOf(route)} ${refusal}`);

    expect(told(routes, broken)).toEqual(due('400 BAD_JSON'));
    expect(told(routes, list)).toEqual(due('422 VALIDATION_ERROR'));
    expect(told(routes, text)).toEqual(due('415 UNSUPPORTED_MEDIA_TYPE'));
    expect(routes.length, 'routes with a body').toBeGreaterThanOrEqual(30);
  });

  test('every field that is missing, unknown, of another type or out of bounds is named, and nothing is stored', needs('personas'), async ({
    api, createUser,
  }) => {
    // Several people, because each may ask so often in a minute.
    const people = await Promise.all(Array.from({ length: 8 }, () => createUser({ role: 'admin' })));
    const requests = await malformedRequests(api);
    const before = await Promise.all(people.map(everythingOf));
    const answers = await inBatches(requests, 24, ({ method, path, json, query }, index) =>
      (people[index % people.length]?.api ?? api).send({ method, path, ...(json === undefined ? {} : { json }), ...(query === undefined ? {} : { query }) }));

    answers.forEach((answer, index) => expect(answer).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: [requests[index]?.field ?? ''] }));
    expect(await Promise.all(people.map(everythingOf))).toEqual(before);
    expect(requests.length, 'requests that are wrong in one place').toBeGreaterThanOrEqual(400);
  });

  test('SE-003 every path answers the methods of the document, and tells them to whoever tries another', async ({ api }) => {
    const routes = await routesOf(api);
    const all = [...new Set(routes.map(({ path }) => path))].map((path) => ({ path: filled(path), methods: methodsAt(routes, filled(path)) }));
    const wrong = all.flatMap(({ path, methods }) => METHODS.filter((method) => !methods.includes(method)).slice(0, 1).map((method) => ({ path, method, methods })));
    const answers = await Promise.all(wrong.map(({ path, method }) => api.send({ method, path })));

    const allowed = ({ headers }: ApiResponse) => headers.get('allow')?.split(', ').filter((method) => METHODS.includes(method)).sort().join(' ');
    expect(answers.map((answer, index) => `${wrong[index]?.path} ${answer.status} ${allowed(answer)}`), about('contract')).toEqual(
      wrong.map(({ path, methods }) => `${path} 405 ${methods.join(' ')}`),
    );
    expect(wrong.length).toBeGreaterThanOrEqual(70);
  });

  test('SE-004 a path written another way is no path', async ({ api }) => {
    const plain = (await routesOf(api)).filter(({ method, path }) => method === 'GET' && !path.includes('{'));
    const variants = plain.flatMap(({ path }) => [path.toUpperCase(), `${path}/`, `/${path}`, `${path}.json`, `${path};a=b`]).filter(
      (path) => !plain.some((one) => one.path === path),
    );
    const answers = await Promise.all(variants.map((path) => api.send({ method: 'GET', path })));

    expect(answers.map((answer, index) => `${variants[index]} ${answer.status} ${codeOf(answer.body)}`)).toEqual(variants.map((variant) => `${variant} 404 NOT_FOUND`));
  });

  test('SE-005 every route with an id treats another’s like one that never was', needs('second-user', 'scripted-model'), async ({ api, createUser }) => {
    const owner = (await createUser()).api;
    const run = await owner.agents.execute({ type: 'data', message: 'What do we spend?' });
    const thread = run.thread_id;
    const { messages } = await owner.threads.messages(thread);
    const { id: dataset } = await owner.datasets.upload({ name: 'usage.csv', content: USAGE });
    const { id: file } = await owner.files.upload({ name: 'notes.txt', content: 'Only mine.' });
    const { id: document } = await owner.corpus.add({ title: 'Mine', content: 'Only mine.' });
    const { id: exported } = await owner.transfer.startExport();
    const ids: Readonly<Record<string, string>> = {
      threads: thread, chat: messages[0]?.id ?? '', runs: run.run_id, datasets: dataset, files: file, exports: exported, corpus: document,
    };
    const routes = (await routesOf(api)).filter(({ path, requires }) => path.includes('{') && requires === 'user' && !OF_NOBODY.test(path));
    const kindOf = (path: string) => path.split('/')[2] ?? '';
    const asked = routes.filter(({ path }) => kindOf(path) in ids);
    const ask = (idOf: (path: string) => string) => Promise.all(
      asked.map(({ method, path }) => api.send({ method, path: filled(path, idOf(path)), json: BODIES[`${method} ${path}`] })),
    );
    const foreign = await ask((path) => ids[kindOf(path)] ?? '');
    const unknown = await ask((path) => (ids[kindOf(path)] ?? '').replace(/.{8}$/, '00000000'));

    expect(routes.filter((route) => !asked.includes(route)).map(nameOf), 'routes with an id that this test does not cover').toEqual([]);
    expect(told(asked, foreign)).toEqual(asked.map((route) => `${nameOf(route)} 404 NOT_FOUND`));
    expect(foreign.map(said)).toEqual(unknown.map(said));
    expect([
      (await owner.threads.get(thread)).id, (await owner.datasets.get(dataset)).id, (await owner.files.list()).files.map(({ id }) => id),
      (await owner.corpus.get(document)).id,
    ]).toEqual([thread, dataset, [file], document]);
  });

  test('SE-006 every route for administrators is closed to everybody else', needs('personas'), async ({ api, createUser }) => {
    const admin = (await createUser({ role: 'admin' })).api;
    const routes = (await routesOf(api)).filter(({ requires }) => requires === 'admin');
    const ask = (who: typeof api) => Promise.all(routes.map(({ method, path }) => who.send({ method, path: filled(path) })));
    const refused = await ask(api);
    const claiming = await ask(
      api.with({ headers: { 'x-user-role': 'admin', 'x-admin': 'true', 'x-e2e-bypass-key': 'any', 'x-test-user': 'admin', 'x-original-url': paths.version } }),
    );

    expect(told(routes, refused)).toEqual(routes.map((route) => `${nameOf(route)} 403 AUTH_UNAUTHORIZED`));
    expect(claiming.map(({ status }) => status)).toEqual(routes.map(() => 403));
    expect((await admin.send({ method: 'GET', path: paths.diagnostics })).status).toBe(200);
    expect(routes.length, 'routes for administrators').toBeGreaterThanOrEqual(15);
  });

  test('SE-026 every route’s answer to a stranger carries the protections and names no software', async ({ anonymousApi, clientWith }) => {
    const routes = (await routesOf(anonymousApi)).filter(({ path }) => path !== paths.socket);
    const strange = clientWith({ token: 'no.token.atall' });
    const answers = await Promise.all(routes.flatMap(({ method, path }) => [anonymousApi, strange].map((who) => who.send({ method, path: filled(path) }))));
    const refused = [
      await anonymousApi.send({ method: 'POST', path: paths.login, body: 'x'.repeat(60_000), headers: { 'content-type': 'application/json' } }),
      await anonymousApi.send({ method: 'GET', path: `/${'a/'.repeat(200)}` }),
    ];

    expect(refused.map(({ status }) => status)).toEqual([413, 404]);
    expect([...answers, ...refused].map(({ headers }) => Object.fromEntries(headers))).toEqual([...answers, ...refused].map(() => expect.objectContaining(PROTECTION)));
    expect([...answers, ...refused].flatMap(
      ({ headers, url }) => ['server', 'x-powered-by', 'via'].filter((name) => headers.has(name)).map((name) => `${name} at ${url}`),
    )).toEqual([]);
    expect(answers.filter(({ status }) => status >= 500).map(({ url }) => url)).toEqual([]);
  });
});
