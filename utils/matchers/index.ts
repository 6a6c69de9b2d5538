import { toAnswer, toFollowContract, toHaveAgents, toHaveToolCalls, toSpreadItsText } from './journey.matchers.ts';
import { toBeAsyncApi, toBeDocumentedIn, toBeOpenApi } from './document.matchers.ts';
import { toBeProblem } from './to-be-problem.ts';
import { toBeRefused } from './to-be-refused.ts';
import { toHoldOnly } from './to-hold-only.ts';
import { toCloseWith } from './to-close-with.ts';
import { toKeepBudget, toServeItsRate } from './to-keep-budget.ts';
import { toRefuseToStart } from './to-refuse-to-start.ts';
import { toReachQuality } from './to-reach-quality.ts';

/** What `expect` of '#fixtures' knows besides Playwright’s own matchers. */
export const matchers = {
  toAnswer, toBeAsyncApi, toBeDocumentedIn, toBeOpenApi, toBeProblem, toBeRefused, toCloseWith, toFollowContract, toHaveAgents, toHaveToolCalls, toHoldOnly, toKeepBudget, toReachQuality, toRefuseToStart, toServeItsRate, toSpreadItsText,
};
