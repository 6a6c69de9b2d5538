import type { Target, User } from '#fixtures';

/** As many users as the target must serve at the same time. */
export const crowd = (createUser: () => Promise<User>, { budgets }: Target): Promise<User[]> => Promise.all(Array.from({ length: budgets.users }, () => createUser()));

/** Who acts next when everybody takes turns. */
export function taking<T>(turns: readonly T[], index: number): T {
  const one = turns[index % turns.length];
  if (one === undefined) throw new Error('There is nobody to take a turn.');
  return one;
}
