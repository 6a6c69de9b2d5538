import type { FailureClass } from '../../reports/classify/failure-class.ts';

/**
 * The true class of each fault of a family, decided from its sentence and decorator before a classifier had seen it: what is
 * wrong by meaning, whatever shows of it. `either` is for the few of which two classes are equally true.
 */
export type TruthOfFamily = Partial<Record<Exclude<FailureClass, 'unknown'>, readonly string[]>> & {
  readonly either?: Readonly<Record<string, readonly [FailureClass, FailureClass]>>;
};

type Truth = readonly [string, readonly FailureClass[]];

/** Classes by name of fault. @throws TypeError when a fault has two truths */
export function classesOf({ either = {}, ...single }: TruthOfFamily): Map<string, readonly FailureClass[]> {
  // Its keys are classes: the type says so, and `Object.entries` forgets it.
  const named = Object.entries(single).flatMap(([name, faults]) => faults.map((fault): Truth => [fault, [name as FailureClass]]));
  const all: Truth[] = [...named, ...Object.entries(either)];
  const twice = all.map(([fault]) => fault).filter((fault, index, names) => names.indexOf(fault) !== index);
  if (twice.length > 0) throw new TypeError(`Two truths about ${twice.join(', ')}.`);
  return new Map(all);
}
