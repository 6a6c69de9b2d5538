import type { User } from '#fixtures';
import { about, expect, LIMITS, needs, paths, test } from '#fixtures';
import { byCategory, DOCUMENTS, tagCounts } from './data/documents.ts';

type Api = User['api'];
const bring = (api: Api, documents: readonly { readonly title: string; readonly content: string }[] = DOCUMENTS) =>
  Promise.all(documents.map(({ title, content }) => api.corpus.add({ title, content })));
const titlesFor = async (api: Api, q: string) => (await api.corpus.search({ q })).hits.map(({ title }) => title);
const ORGANISE = ['index_documents', 'organize_documents'] as const;

test.describe('corpus admin', () => {
  test('AG-067 the corpus admin puts documents in order by what they are about, and its answer lists them so', needs('scripted-model'), async ({ api, socket }) => {
    for (const { title, content } of DOCUMENTS) await api.corpus.add({ title, content });
    const journey = await (await socket.ask('Organise my documents.', { agent: 'corpus_admin' })).finished();
    const shelves = byCategory(DOCUMENTS);

    expect(journey).toFollowContract();
    expect(journey).toHaveToolCalls(ORGANISE.map((name) => ({ name, agent: 'corpus_admin', success: true, args: {} })));
    expect(journey.toolCalls[1]?.result).toEqual({
      total: DOCUMENTS.length, not_indexed: 0, tags: tagCounts(DOCUMENTS),
      categories: shelves.map(({ category, titles }) => ({ category, count: titles.length, titles })),
    });
    expect(journey).toAnswer(shelves.map(({ category, titles }) => `${category} (${titles.length}): ${titles.join(', ')}`));
    const listed = await Promise.all(shelves.map(async ({ category }) => (await api.corpus.list({ category })).documents.map(({ title }) => title)));
    expect(listed).toEqual(shelves.map(({ titles }) => titles));
  });

  test('AG-068 each document gets the category and the tags its words ask for, and is listed by them', needs('scripted-model'), async ({ api }) => {
    await bring(api);
    const before = await api.corpus.list();
    await api.agents.execute({ type: 'corpus_admin', message: 'Classify my documents.' });
    const after = await api.corpus.list();
    const tagged = await Promise.all(
      tagCounts(DOCUMENTS).map(async ({ tag }) => ({ tag, titles: (await api.corpus.list({ tag })).documents.map(({ title }) => title).sort() })),
    );

    expect(before.documents.map(({ category, tags, indexed_at }) => [category, tags, indexed_at])).toEqual(DOCUMENTS.map(() => [null, [], null]));
    const seen = after.documents.map(({ title, content, category, tags }) => ({ title, content, category, tags: [...tags] }));
    expect(seen.sort((a, b) => a.title.localeCompare(b.title))).toEqual([...DOCUMENTS].sort((a, b) => a.title.localeCompare(b.title)));
    expect(tagged).toEqual(
      tagCounts(DOCUMENTS).map(({ tag }) => ({ tag, titles: DOCUMENTS.filter(({ tags }) => tags.some((one) => one === tag)).map(({ title }) => title).sort() })),
    );
    expect(await api.corpus.listRaw({ category: 'gossip' })).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['category'] });
  });

  test('AG-069 a document is found by a query that names it once it was indexed, and not before', needs('scripted-model'), async ({ api, socket }) => {
    await bring(api);
    const unfound = await Promise.all(DOCUMENTS.map(({ title }) => titlesFor(api, title)));
    const first = await (await socket.ask('Index my documents.', { agent: 'corpus_admin' })).finished();
    const found = await Promise.all(DOCUMENTS.map(({ title }) => titlesFor(api, title)));
    const second = await (await socket.ask('Index my documents again.', { agent: 'corpus_admin' })).finished();

    expect(unfound).toEqual(DOCUMENTS.map(() => []));
    expect(found).toEqual(DOCUMENTS.map(({ title }) => [title]));
    expect(await titlesFor(api, 'budget MAY')).toEqual(['Budget for spring']);
    expect(await titlesFor(api, 'budget sausages')).toEqual([]);
    expect(first.toolCalls[0]?.result?.['indexed']).toHaveLength(DOCUMENTS.length);
    expect(second.toolCalls[0]?.result).toEqual({ indexed: [] });
    expect(first).toAnswer(`${DOCUMENTS.length} document(s) were indexed.`);
    expect((await api.corpus.list({ status: 'indexed' })).total).toBe(DOCUMENTS.length);
  });

  test('AG-070 what is no document is refused by its field, and a search for nothing by its tool, told in the answer', needs('scripted-model'), async ({
    api, anonymousApi, stream,
  }) => {
    const good = { title: 'Fine', content: 'Text.' };
    const wrong = [
      { fields: ['title'], input: { ...good, title: '' } },
      { fields: ['title'], input: { ...good, title: 'x'.repeat(201) } },
      { fields: ['content'], input: { ...good, content: ' \n ' } },
      { fields: ['content'], input: { ...good, content: 'x'.repeat(20_001) } },
      { fields: ['content', 'title'], input: {} },
      { fields: ['title'], input: { ...good, title: 7 } },
    ];
    const refusals = await Promise.all(wrong.map(({ input }) => api.corpus.addRaw(input)));
    const journey = await (await stream.agent('Find "   " in my documents.', { agent: 'corpus_admin' })).finished();

    for (const [index, refusal] of refusals.entries()) expect(refusal).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: wrong[index]?.fields ?? [] });
    expect(await api.send({ method: 'POST', path: paths.documents, json: { ...good, content: 'x'.repeat(LIMITS.bodyBytes) } })).toBeProblem({
      status: 413, code: 'PAYLOAD_TOO_LARGE',
    });
    expect(await anonymousApi.corpus.addRaw(good)).toBeProblem({ status: 401, code: 'AUTH_FAILED' });
    expect(await api.corpus.list()).toEqual({ documents: [], total: 0 });
    expect(journey).toHaveToolCalls([{ name: 'search_documents', success: false }]);
    expect(journey).toAnswer('The tool search_documents failed (VALIDATION_ERROR)');
    expect(journey.report).toBeDefined();
    expect((await api.agents.execute({ type: 'corpus_admin', message: 'List my documents.' })).response).toBe('There are no documents yet. Bring some, then ask again.');
  });

  test('AG-071 forty documents are indexed in one go, and each is then found by its own word within the budget', needs('scripted-model', 'load'), async ({
    api, target, load,
  }) => {
    const words = Array.from({ length: 40 }, (_, number) => `word${String(number).padStart(3, '0')}x`);
    await bring(api, words.map((word) => ({ title: `About ${word}`, content: `This one tells of ${word} and of the budget.` })));
    const { response } = await api.agents.execute({ type: 'corpus_admin', message: 'Index my documents.' });
    const searches = await load({ ratePerSecond: 50, requests: 40 }, async (index) => [words[index], ...(await titlesFor(api, String(words[index])))]);

    expect(response).toContain('40 document(s) were indexed.');
    expect(searches.errors).toEqual([]);
    expect(searches.answers).toEqual(words.map((word) => [word, `About ${word}`]));
    expect((await api.corpus.search({ q: 'budget', limit: 1 })).total).toBe(words.length);
    expect(searches).toKeepBudget({ percent: 95, ms: target.budgets.apiMs });
  });

  test('AG-072 an agent asked for all at once indexes first, then orders, then searches, and each tool ends before the next begins', needs('scripted-model'), async ({
    api, stream,
  }) => {
    await bring(api);
    const run = await stream.agent('Organise my documents and find "runbook" among them.', { agent: 'corpus_admin' });
    const journey = await run.finished();
    const told = journey.wire.flatMap((event) => ('tool_name' in event.payload ? [`${event.type} ${event.payload.tool_name}`] : []));

    expect(told).toEqual([...ORGANISE, 'search_documents'].flatMap((name) => [`tool_executing ${name}`, `tool_completed ${name}`]));
    expect(journey.toolCalls.map(({ success }) => success)).toEqual([true, true, true]);
    expect(journey.toolCalls[2]).toMatchObject({ args: { query: 'runbook' }, result: { total: 1, hits: [{ title: 'Night work' }] } });
    expect(journey.wire.map(({ type }) => type).indexOf('partial_result')).toBeGreaterThan(journey.wire.map(({ type }) => type).lastIndexOf('tool_completed'));
    expect(journey).toAnswer(['1 document(s) have "runbook".', '1. Night work']);
    expect(journey).toFollowContract();
  });

  test('AG-073 a document that was removed is found no more, and nobody has documents but their own', needs('scripted-model', 'second-user'), async ({
    api, createUser,
  }) => {
    const other = await createUser();
    const [mine, theirs] = await Promise.all([
      api.corpus.add({ title: 'Shared name', content: 'My budget.' }),
      other.api.corpus.add({ title: 'Shared name', content: 'Their budget.' }),
    ]);
    const tidy = (user: { api: Api }) => user.api.agents.execute({ type: 'corpus_admin', message: 'Organise my documents and find "budget".' });
    const reports = await Promise.all([tidy({ api }), tidy(other)]);
    const attempts = await Promise.all([other.api.corpus.getRaw(mine.id), other.api.corpus.removeRaw(mine.id)]);
    for (const attempt of attempts) expect(attempt).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    const before = await api.corpus.search({ q: 'budget' });
    await api.corpus.remove(mine.id);

    expect(reports.map(({ result }) => result), about('isolation')).toMatchObject(
      [mine, theirs].map(({ id }) => ({ index: { indexed: [{ id }] }, order: { total: 1 }, search: { total: 1, hits: [{ id }] } })),
    );
    expect(before.hits.map(({ id, excerpt }) => [id, excerpt])).toEqual([[mine.id, 'My budget.']]);
    expect(await api.corpus.search({ q: 'budget' })).toEqual({ hits: [], total: 0 });
    expect(await api.corpus.getRaw(mine.id)).toBeProblem({ status: 404, code: 'NOT_FOUND' });
    expect((await tidy({ api })).result).toMatchObject({ order: { total: 0 }, search: { total: 0 } });
    expect((await other.api.corpus.search({ q: 'budget' })).hits).toMatchObject([{ id: theirs.id }]);
  });
});
