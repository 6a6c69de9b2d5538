import type { Attempt } from '../journal/journal.schema.ts';
import type { Cause } from '../iteration/iteration.schema.ts';

/** What the evidence of one failed attempt says is wrong. */
export type Classification = Pick<Cause, 'class' | 'certainty' | 'rule' | 'evidence' | 'next' | 'whys'>;

/** Without a rule the evidence says nothing. */
export function classify({ errors }: Pick<Attempt, 'errors' | 'observation' | 'annotations' | 'inSetUp' | 'status'>): Classification {
  return {
    class: 'unknown', certainty: 'unknown', rule: null, evidence: errors.map(({ message }) => message), next: 'the attachments of the test',
    whys: [{ question: 'Why did it fail?', answer: 'unknown', status: 'unknown', evidence: [] }],
  };
}
