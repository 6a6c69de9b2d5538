/** Documents, and what a librarian would say of them; the words that decide are those of the platform's vocabulary. */
export const DOCUMENTS = [
  { title: 'Budget for spring', content: 'The budget holds if the invoice of May is late and spend stays flat.', category: 'cost', tags: ['budget', 'invoice', 'spend'] },
  { title: 'Price list', content: 'What each model costs, and where a saving is likely.', category: 'cost', tags: ['cost', 'price', 'saving'] },
  { title: 'Slow answers', content: 'Latency rose at the 95th percentile; the cache was cold.', category: 'performance', tags: ['cache', 'latency', 'percentile'] },
  {
    title: 'Sign-in rules',
    content: 'A password is hashed, a secret is never logged, and each token expires.',
    category: 'security',
    tags: ['password', 'secret', 'token'],
  },
  {
    title: 'Night work', content: 'After an incident follow the runbook: restart, then check the backups. The cost is small.', category: 'operations',
    tags: ['backup', 'cost', 'incident', 'restart', 'runbook'],
  },
  { title: 'Summer party', content: 'Bring your own sausages.', category: 'general', tags: [] },
] as const;

const CATEGORIES = ['cost', 'performance', 'security', 'operations', 'general'] as const;

/** Titles by category, in the order in which the documents were brought; categories without any are left out. */
export const byCategory = (documents: readonly { readonly title: string; readonly category: string }[]) =>
  CATEGORIES.map((category) => ({ category, titles: documents.filter((one) => one.category === category).map(({ title }) => title) }))
    .filter(({ titles }) => titles.length > 0);

/** How often each tag is used, the most used first, equal ones in alphabetical order. */
export const tagCounts = (documents: readonly { readonly tags: readonly string[] }[]) => {
  const tags = documents.flatMap((one) => one.tags);
  return [...new Set(tags)]
    .map((tag) => ({ tag, count: tags.filter((one) => one === tag).length }))
    .sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag));
};
