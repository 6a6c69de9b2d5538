import type { ImportLine } from '#fixtures';
import { about, expect, needs, test } from '#fixtures';

test.describe('search and filters', () => {
  test('082 search finds exactly the messages with all words, the best first, and only one’s own', needs('second-user'), async ({ api, createUser }) => {
    const stranger = await createUser();
    const start = Math.floor(Date.now() / 1000) - 1000;
    // Texts of the same length: what tells them apart is how often they say it. The oldest says it most.
    const texts = ['heron heron heron', 'pelican heron heron', 'pelican stork heron', 'pelican stork crane'];
    const filler = Array.from({ length: 300 }, (_, index): ImportLine => ({ type: 'message', thread: 'a', role: 'user', content: `note ${index} about nothing` }));
    const { threads } = await api.transfer.import([
      { type: 'thread', ref: 'a', title: 'Birds' },
      ...texts.map((content, index): ImportLine => ({ type: 'message', thread: 'a', role: index % 2 === 0 ? 'user' : 'assistant', content, created_at: start + 100 * index })),
      ...filler,
      { type: 'thread', ref: 'b', title: 'More birds' },
      { type: 'message', thread: 'b', role: 'user', content: 'HERON über Zürich, and so many other words that one of them counts for little', created_at: start + 900 },
      { type: 'thread', ref: 'c', title: 'Archived', archived_at: start },
      { type: 'message', thread: 'c', role: 'user', content: 'heron heron heron heron' },
    ]);
    await stranger.api.transfer.import([{ type: 'thread', ref: 'a', title: 'Theirs' }, { type: 'message', thread: 'a', role: 'user', content: 'heron heron heron heron' }]);
    const removed = await api.messages.create(String(threads['b']), { content: 'heron again' });
    await api.messages.remove(removed.id);
    const long = 'HERON über Zürich, and so many other words that one of them counts for little';
    const found = async (query: Parameters<typeof api.transfer.search>[0]) => (await api.transfer.search(query)).hits.map(({ message }) => message.content);

    const answer = await api.transfer.searchRaw({ q: 'heron' });
    const { hits, total } = await api.transfer.search({ q: 'heron' });
    const scores = hits.map(({ score }) => score);
    expect(hits.map(({ message }) => message.thread_id).filter((id) => !Object.values(threads).includes(id)), about('isolation')).toEqual([]);
    expect(hits.map(({ message }) => message.content)).toEqual([...texts.slice(0, 3), long]);
    expect(total).toBe(4);
    expect(scores).toEqual([...new Set(scores)].sort((a, b) => b - a));
    expect(hits[0]).toEqual({ message: await api.messages.get(String(hits[0]?.message.id)), thread_title: 'Birds', score: scores[0] });
    expect(await found({ q: 'zürich HERON' })).toEqual([long]);
    expect(await found({ q: 'heron pelican' })).toEqual(texts.slice(1, 3));
    expect(await found({ q: 'heron OR crane' })).toEqual([]);
    expect(await found({ q: 'her' })).toEqual([]);
    expect(await found({ q: 'heron', role: 'assistant' })).toEqual([texts[1]]);
    expect(await found({ q: 'heron', thread_id: String(threads['b']) })).toEqual([long]);
    expect(await found({ q: 'heron', from: start + 100, to: start + 200 })).toEqual(texts.slice(1, 3));
    expect(await found({ q: 'heron', limit: 1 })).toEqual([texts[0]]);
    expect((await stranger.api.transfer.search({ q: 'heron' })).hits.map(({ thread_title: title }) => title)).toEqual(['Theirs']);
    expect(await stranger.api.transfer.search({ q: 'heron', thread_id: String(threads['a']) })).toEqual({ hits: [], total: 0 });
    expect(await api.transfer.searchRaw({ q: ' ' })).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['q'] });
    expect(answer.durationMs).toBeLessThan(1000);
  });

  test('083 each filter of threads and messages gives exactly the part it names', async ({ api }) => {
    const start = Math.floor(Date.now() / 1000) - 1000;
    const { threads } = await api.transfer.import([
      { type: 'thread', ref: 'a', title: 'Alpha budget', created_at: start },
      { type: 'message', thread: 'a', role: 'user', content: 'one', created_at: start },
      { type: 'message', thread: 'a', role: 'assistant', content: 'two', created_at: start + 10 },
      { type: 'message', thread: 'a', role: 'user', content: 'three', created_at: start + 20 },
      { type: 'message', thread: 'a', role: 'assistant', content: 'four', created_at: start + 30 },
      { type: 'thread', ref: 'b', title: 'Beta', created_at: start + 100 },
      { type: 'message', thread: 'b', role: 'user', content: 'about the BUDGET' },
      { type: 'thread', ref: 'c', title: 'Gamma', created_at: start + 200 },
      { type: 'thread', ref: 'd', title: 'Delta budget', created_at: start + 300, archived_at: start + 400 },
    ]);
    const titles = async (filter: Parameters<typeof api.threads.list>[0]) => (await api.threads.list({ sort: 'created_at', ...filter })).map(({ title }) => title);
    const texts = async (filter: Parameters<typeof api.threads.messages>[1]) => {
      const page = await api.threads.messages(String(threads['a']), filter);
      return { texts: page.messages.map(({ content }) => content), total: page.total };
    };

    expect(await titles({})).toEqual(['Alpha budget', 'Beta', 'Gamma']);
    expect(await titles({ q: 'Budget' })).toEqual(['Alpha budget', 'Beta']);
    expect(await titles({ q: '%' })).toEqual([]);
    expect(await titles({ from: start + 100 })).toEqual(['Beta', 'Gamma']);
    expect(await titles({ to: start + 100 })).toEqual(['Alpha budget', 'Beta']);
    expect(await titles({ from: start + 1, to: start + 199, q: 'budget' })).toEqual(['Beta']);
    expect(await titles({ archived: true })).toEqual(['Delta budget']);
    expect(await titles({ archived: true, q: 'alpha' })).toEqual([]);
    expect((await api.threads.listRaw({ q: 'budget', limit: 1 })).headers.get('x-total-count')).toBe('2');
    expect(await texts({})).toEqual({ texts: ['one', 'two', 'three', 'four'], total: 4 });
    expect(await texts({ role: 'user' })).toEqual({ texts: ['one', 'three'], total: 2 });
    expect(await texts({ from: start + 10, to: start + 20 })).toEqual({ texts: ['two', 'three'], total: 2 });
    expect(await texts({ role: 'assistant', from: start + 11 })).toEqual({ texts: ['four'], total: 1 });
    expect(await texts({ from: start + 31 })).toEqual({ texts: [], total: 0 });
    expect(await api.threads.listRaw({ from: 'yesterday', archived: 'maybe', color: 'red' })).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['from', 'archived', 'color'] });
    expect(await api.threads.messagesRaw(String(threads['a']), { role: 'robot' })).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['role'] });
  });
});
