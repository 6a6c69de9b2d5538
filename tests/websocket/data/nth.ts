/** One of a list, counted from 0 or back from the end; there must be one. */
export function nth<T>(list: readonly T[], index: number): T {
  const one = list.at(index);
  if (one === undefined) throw new Error(`There is no number ${index} among ${list.length}.`);
  return one;
}
