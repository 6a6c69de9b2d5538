import type { ApiResponse, ImportLine, Thread } from '#fixtures';
import { expect, test } from '#fixtures';

const numbered = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const linksOf = ({ headers }: ApiResponse) =>
  Object.fromEntries([...(headers.get('link') ?? '').matchAll(/<([^>]+)>; rel="(\w+)"/g)].map(([, url = '', rel = '']) => [rel, Number(new URLSearchParams(url.split('?')[1]).get('offset'))]));

test.describe('paging and sorting', () => {
  test('084 pages of 500 messages and threads are exact, and by cursor nothing comes twice while others write', async ({ api }) => {
    const { threads } = await api.transfer.import([
      { type: 'thread', ref: 'a', title: 'Long' },
      ...numbered(500).map((number): ImportLine => ({ type: 'message', thread: 'a', role: 'user', content: `message ${number}` })),
    ]);
    const id = String(threads['a']);
    const offsets = [0, 77, 154, 231, 308, 385, 462, 499, 500, 501];
    const pages = await Promise.all(offsets.map((offset) => api.threads.messages(id, { limit: 77, offset })));
    const middle = await api.threads.messagesRaw(id, { limit: 77, offset: 154 });
    expect(pages.map(({ messages }) => messages.map(({ seq, content }) => `${seq} ${content}`))).toEqual(
      offsets.map((offset) => numbered(500).slice(offset, offset + 77).map((number) => `${number} message ${number}`)),
    );
    expect(pages.map(({ total, limit, offset }) => ({ total, limit, offset }))).toEqual(offsets.map((offset) => ({ total: 500, limit: 77, offset })));
    expect(linksOf(middle)).toEqual({ first: 0, prev: 77, next: 231, last: 462 });
    expect(middle.headers.get('x-total-count')).toBe('500');

    await api.transfer.import(numbered(499).map((number): ImportLine => ({ type: 'thread', ref: `t${number}`, title: `Thread ${number}` })));
    const seen: string[] = [];
    let cursor: string | null = null;
    for (const round of [0, 1, 2, 3, 4]) {
      const page: ApiResponse = await api.threads.listRaw({ limit: 100, sort: '-created_at', cursor: cursor ?? undefined });
      expect(page.status).toBe(200);
      seen.push(...(page.body as Thread[]).map(({ title }) => title));
      cursor = page.headers.get('x-next-cursor');
      await api.threads.create({ title: `Added in round ${round}` });
    }
    expect(seen).toEqual([...numbered(499).toReversed().map((number) => `Thread ${number}`), 'Long']);
    expect(cursor).toBeNull();
    expect((await api.threads.listRaw({ limit: 1 })).headers.get('x-total-count')).toBe('505');
    expect(await api.threads.listRaw({ cursor: 'nonsense' })).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['cursor'] });
  });

  test('085 every sort key orders threads and messages both ways, and equal ones keep their order on every page', async ({ api }) => {
    const start = Math.floor(Date.now() / 1000) - 1000;
    // Few values, so that each of them is shared by several.
    const seeds = numbered(24).map((number) => ({
      title: ['apple', 'Äpfel', 'banana', 'Apple', 'zebra'][(number * 7) % 5] ?? '', created_at: start + ((number * 5) % 4) * 10, updated_at: start + 100 + ((number * 11) % 3) * 10, message_count: (number * 13) % 4, number,
    }));
    await api.transfer.import(seeds.flatMap(({ title, created_at, updated_at, message_count, number }): ImportLine[] => [
      { type: 'thread', ref: `t${number}`, title, created_at, updated_at, metadata: { number } },
      ...numbered(message_count).map((index): ImportLine => ({ type: 'message', thread: `t${number}`, role: 'user', content: `${index}` })),
    ]));
    const folded = (text: string) => text.normalize('NFKC').toUpperCase();
    const keys = {
      created_at: (a: (typeof seeds)[0], b: (typeof seeds)[0]) => a.created_at - b.created_at,
      updated_at: (a: (typeof seeds)[0], b: (typeof seeds)[0]) => a.updated_at - b.updated_at,
      title: (a: (typeof seeds)[0], b: (typeof seeds)[0]) => Number(folded(a.title) > folded(b.title)) - Number(folded(a.title) < folded(b.title)),
      message_count: (a: (typeof seeds)[0], b: (typeof seeds)[0]) => a.message_count - b.message_count,
    };
    const listed = async (sort: string) => {
      const pages = await Promise.all([0, 7, 14, 21].map((offset) => api.threads.list({ sort, limit: 7, offset })));
      return pages.flat().map(({ metadata }) => metadata['number']);
    };

    const sorted = Object.fromEntries(await Promise.all(Object.keys(keys).flatMap((key) => [key, `-${key}`]).map(async (sort) => [sort, await listed(sort)] as const)));
    expect(sorted).toEqual(Object.fromEntries(Object.entries(keys).flatMap(([key, compare]) => {
      const order = seeds.toSorted(compare).map(({ number }) => number);
      return [[key, order], [`-${key}`, order.toReversed()]];
    })));
    expect(await api.threads.listRaw({ sort: 'color' })).toBeProblem({ status: 422, code: 'VALIDATION_ERROR', fields: ['sort'] });

    const times = [30, 10, 20, 10, 30, 20];
    const { threads } = await api.transfer.import([
      { type: 'thread', ref: 'a', title: 'Messages' },
      ...times.map((seconds, index): ImportLine => ({ type: 'message', thread: 'a', role: 'user', content: `${index + 1}`, created_at: start + seconds })),
    ]);
    const texts = async (sort: string) => (await api.threads.messages(String(threads['a']), { sort })).messages.map(({ content }) => content).join('');
    expect({ up: await texts('created_at'), down: await texts('-created_at'), seq: await texts('seq'), back: await texts('-seq') }).toEqual({ up: '243615', down: '516342', seq: '123456', back: '654321' });
  });
});
