/** What a check can be about, beyond the values it compares. `docs/classes.md` says which class of failure each word speaks for. */
export const SUBJECTS = ['claims', 'completeness', 'contract', 'durability', 'ending', 'isolation', 'limits', 'liveness', 'order', 'page', 'permission', 'signature', 'speed', 'values'] as const;
export type Subject = (typeof SUBJECTS)[number];

/**
 * The message of an `expect` whose values do not show by themselves what goes wrong where they differ: `expect(hits, about('isolation'))`.
 * When it fails, its cause is told by this word, unless the evidence says otherwise for certain.
 *
 * @param what said after the word, for whoever reads the failure: `isolation: whose documents were found`
 */
export const about = (subject: Subject, what?: string): string => (what === undefined ? `about ${subject}` : `about ${subject}: ${what}`);

/** The word with which a failed check's message begins; undefined where it has none. */
export const subjectIn = (message: string): Subject | undefined => {
  const [, word] = /^(?:Error: )?about (\w+)(?::|$)/m.exec(message.split('\n', 1)[0] ?? '') ?? [];
  return SUBJECTS.find((subject) => subject === word);
};
