import { EVENT_TYPES, expect, needs, paths, test } from '#fixtures';

test.describe('documents', () => {
  test('094 the API documents are valid, know every route the suite uses, and hold what answers keep', async ({ api, anonymousApi }) => {
    const openApi = await anonymousApi.about.openApi();
    const asyncApi = await anonymousApi.about.asyncApi();
    const page = await anonymousApi.send({ method: 'GET', path: paths.docs });
    const used = Object.values(paths).filter((path) => path !== paths.socket && !path.startsWith('/__control/'));
    const known = Object.keys(openApi.paths);

    await expect(openApi).toBeOpenApi();
    await expect(asyncApi).toBeAsyncApi();
    expect(used.map((path) => path.replaceAll(/:(\w+)/g, '{$1}')).filter((path) => !known.includes(path))).toEqual([]);
    expect(known.filter((path) => path.startsWith('/__control/'))).toEqual([]);
    expect(Object.values(asyncApi.channels).map((channel) => channel.address)).toEqual([paths.socket]);
    expect(Object.keys(asyncApi.components.messages)).toEqual(expect.arrayContaining([...EVENT_TYPES]));
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    expect(known.filter((path) => !page.text.includes(`<code>${path}</code>`))).toEqual([]);
    const created = await api.threads.createRaw({ title: 'Documented' });
    await expect(created).toBeDocumentedIn(openApi);
    await expect(await api.threads.listRaw()).toBeDocumentedIn(openApi);
    await expect(await api.agents.executeRaw({ type: 'triage', message: 'Where are we?' })).toBeDocumentedIn(openApi);
    await expect(await api.threads.getRaw('thr_unknown')).toBeDocumentedIn(openApi);
    await expect(await anonymousApi.threads.listRaw()).toBeDocumentedIn(openApi);
  });

  test('095 the version is a release and the revision that was deployed, of every service', needs('restart', 'second-user'), async ({ anonymousApi, openPlatform }) => {
    test.setTimeout(60_000);
    const revision = '0123456789abcdef0123456789abcdef01234567';
    const platform = await openPlatform({ PLATFORM_REVISION: revision });
    const { about, operations } = (await platform.createUser()).api;
    const deployed = await about.version();
    const here = await anonymousApi.about.version();

    expect(deployed.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(deployed.revision).toBe(revision);
    expect(deployed.services).toEqual(['api', 'auth', 'websocket', 'app'].map((name) => ({ name, version: deployed.version, revision })));
    expect((await operations.health()).version).toBe(`${deployed.version}+${revision}`);
    expect((await about.openApi()).info.version).toBe(deployed.version);
    expect(here.revision).toMatch(/^(?:[0-9a-f]{7,64}|unknown)$/);
    expect(here.services).toEqual(here.services.map(({ name }) => ({ name, version: here.version, revision: here.revision })));
    expect((await anonymousApi.operations.publicConfig()).version.split('+')[0]).toBe(here.version);
  });
});
