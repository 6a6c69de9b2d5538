import type { Socket, User } from '#fixtures';

/** A text that exists once in the whole platform, short enough to stay in one piece of a streamed answer. */
export const markerOf = ({ session }: Pick<User, 'session'>): string => `mark-${session.user.id.slice(-12)}`;

/** A user, and the text that belongs to that user alone. */
export type MarkedUser = User & { readonly marker: string };

/** `count` users, and all their markers in the same order. */
export async function markedUsers(createUser: () => Promise<User>, count: number): Promise<{ users: MarkedUser[]; markers: string[] }> {
  const users = await Promise.all(Array.from({ length: count }, async () => {
    const user = await createUser();
    return { ...user, marker: markerOf(user) };
  }));
  return { users, markers: users.map(({ marker }) => marker) };
}

/** Ids of the runs, and of the threads, that a socket heard events of; each once, in order of arrival. */
export function heardOn({ received }: Pick<Socket, 'received'>): { runs: string[]; threads: string[] } {
  const events = received.flatMap(({ frame }) => ('seq' in frame && 'run_id' in frame ? [frame] : []));
  return { runs: [...new Set(events.flatMap(({ run_id: id }) => id ?? []))], threads: [...new Set(events.map(({ thread_id: id }) => id))] };
}

/** One of several by a number that goes round. */
export function pick<T>(list: readonly T[], number: number): T {
  const [one] = list.slice(number % list.length);
  if (one === undefined) throw new RangeError('there is nothing to pick from');
  return one;
}
