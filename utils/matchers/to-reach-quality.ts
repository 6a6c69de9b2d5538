import { test } from '@playwright/test';
import type { Journey } from '../journey/journey.types.ts';
import type { Rubric } from '../quality/grade.ts';
import { gradeOf, QUALITY_ANNOTATION, QUALITY_SLA } from '../quality/grade.ts';
import { keywordScore } from '../quality/keyword-score.ts';
import { excerpt } from '../transcript/redact.ts';
import type { Verdict } from './verdict.ts';
import { listed, verdict } from './verdict.ts';

/**
 * The answer of a run is worth at least so much by a rubric; 0.7 is what was promised. What it is worth is left as an annotation of
 * the test, with what the former score would say of it, unless the matcher is negated: then the rubric is not the answer’s own.
 * @param least between 0 and 1
 */
function grade(this: { readonly isNot: boolean }, journey: Journey, rubric: Rubric, least: number = QUALITY_SLA): Verdict {
  const { score, facts, grounding, structure, actions, misses } = gradeOf(journey, rubric);
  const shares = Object.entries({ facts, grounding, structure, actions }).map(([name, share]) => `${name} ${share.toFixed(2)}`).join(', ');
  const former = keywordScore(journey).toFixed(2);
  if (!this.isNot) test.info().annotations.push({ type: QUALITY_ANNOTATION, description: `${score.toFixed(2)} of 1 (${shares}), ${least} asked for; the former keyword score ${former}` });
  const evidence = [
    `quality ${score.toFixed(2)} of 1: ${shares}`,
    `the former score, which counts words, would be ${former}`,
    `answer: ${excerpt(journey.answer, 600) || '(empty)'}`,
  ].join('\n');
  const told = { expected: `an answer of quality ${least} or better`, where: `run ${journey.runId} on thread ${journey.threadId}, over the ${journey.carrier}` };
  return verdict('E_QUALITY', told, score >= least ? [] : listed(misses.length > 0 ? misses : ['the answer is empty']), evidence);
}

/** @see grade */
export const toReachQuality = grade;
