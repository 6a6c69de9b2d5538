import type { Journey } from '../journey/journey.types.ts';
import { numbersIn, ungrounded } from './numbers.ts';

/** What an answer must be like to be worth something to whoever asked; facts are computed by the test from the data. */
export interface Rubric {
  /** What the answer must say. */
  readonly facts: readonly (string | RegExp)[];
  /** What it must not say: a figure of another data set, a service that does not exist. One is enough for a score of nothing. */
  readonly forbidden?: readonly (string | RegExp)[];
  /** Where its numbers may come from besides the results of the run's tools: the question, a file. */
  readonly sources?: readonly unknown[];
  /** Headings, or other marks of order. */
  readonly structure?: readonly (string | RegExp)[];
  /** How many things it must tell the reader to do, each a numbered line with an expected effect. */
  readonly actions?: number;
}

/** An answer held against a rubric. Shares are between 0 and 1. */
export interface Grade {
  /** `facts × grounding × (0.7 + 0.15 × structure + 0.15 × actions)`: bare truth is just enough, and form cannot replace it. */
  readonly score: number;
  readonly facts: number;
  /** Share of the stated numbers that a source has. An answer that states none has nothing to be wrong about. */
  readonly grounding: number;
  readonly structure: number;
  readonly actions: number;
  /** What is missing or too much, in words. */
  readonly misses: readonly string[];
}

/** Quality of an answer as the former suite's service level asked for it: 0.7 (`real agent execution`), then softened to 0.1; here it stays. */
export const QUALITY_SLA = 0.7;

/** Under which a grade stands among the annotations of a test. */
export const QUALITY_ANNOTATION = 'quality';

/** A numbered line that names an effect: money, a share, or a count. */
const ACTION = /^\s*\d+[.)]\s.*\d/gm;

export function gradeOf({ answer, toolCalls }: Pick<Journey, 'answer' | 'toolCalls'>, { facts, forbidden = [], sources = [], structure = [], actions = 0 }: Rubric): Grade {
  const lacks = (wanted: readonly (string | RegExp)[]) => wanted.filter((each) => !says(answer, each));
  const [noFacts, noStructure] = [lacks(facts), lacks(structure)];
  const wrong = forbidden.filter((each) => says(answer, each));
  const stated = numbersIn(answer);
  const invented = ungrounded(answer, [...toolCalls.flatMap(({ args, result }) => [args, result]), ...sources]);
  const told = answer.match(ACTION)?.length ?? 0;
  const grade = {
    facts: share(facts.length - noFacts.length, facts.length),
    grounding: share(stated.length - invented.length, stated.length),
    structure: share(structure.length - noStructure.length, structure.length),
    actions: share(Math.min(told, actions), actions),
  };
  const form = 0.7 + 0.15 * grade.structure + 0.15 * grade.actions;
  return {
    ...grade,
    score: answer === '' || wrong.length > 0 ? 0 : grade.facts * grade.grounding * form,
    misses: [
      ...noFacts.map((fact) => `it does not say ${String(fact)}`),
      ...wrong.map((fact) => `it says ${String(fact)}`),
      ...invented.map(({ text }) => `no source has ${text}`),
      ...noStructure.map((mark) => `it has no ${String(mark)}`),
      ...(told < actions ? [`it names ${told} thing(s) to do, not ${actions}`] : []),
    ],
  };
}

const says = (answer: string, wanted: string | RegExp): boolean => (typeof wanted === 'string' ? answer.includes(wanted) : wanted.test(answer));
const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
