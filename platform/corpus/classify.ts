import type { DocumentCategory } from '#contracts/corpus.schema';
import type { Classification } from './ports.ts';

const VOCABULARY: readonly (readonly [DocumentCategory, readonly string[]])[] = [
  ['cost', ['budget', 'cost', 'invoice', 'price', 'saving', 'spend']],
  ['performance', ['cache', 'latency', 'percentile', 'speed', 'throughput', 'timeout']],
  ['security', ['credential', 'encryption', 'password', 'permission', 'secret', 'token']],
  ['operations', ['backup', 'deployment', 'incident', 'restart', 'runbook', 'shift']],
];

/**
 * By the words of a fixed vocabulary, in singular or plural: the category whose different words it uses most, the earlier one of
 * equals; the tags are all words it uses.
 */
export function classify(text: string): Classification {
  const words = new Set(text.toLowerCase().match(/[a-z]+/g));
  const has = (word: string) => words.has(word) || words.has(`${word}s`);
  const found = VOCABULARY.map(([category, vocabulary]) => ({ category, tags: vocabulary.filter(has) }));
  const most = Math.max(...found.map(({ tags }) => tags.length));
  const best = most === 0 ? undefined : found.find(({ tags }) => tags.length === most);
  return { category: best?.category ?? 'general', tags: found.flatMap(({ tags }) => tags).sort() };
}
