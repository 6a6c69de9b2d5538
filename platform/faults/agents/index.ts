import { anotherAgentAnswers } from './another-agent-answers.fault.ts';
import { answerNotStored } from './answer-not-stored.fault.ts';
import { answerStoredTwice } from './answer-stored-twice.fault.ts';
import { answerTruncated } from './answer-truncated.fault.ts';
import { argumentsNotChecked } from './arguments-not-checked.fault.ts';
import { cancelDoesNothing } from './cancel-does-nothing.fault.ts';
import { cancelReasonLost } from './cancel-reason-lost.fault.ts';
import { cancelledTwice } from './cancelled-twice.fault.ts';
import { cannedAnswer } from './canned-answer.fault.ts';
import { completedTooEarly } from './completed-too-early.fault.ts';
import { configForAll } from './config-for-all.fault.ts';
import { contextLost } from './context-lost.fault.ts';
import { costOffByACent } from './cost-off-by-a-cent.fault.ts';
import { deadAfterFailure } from './dead-after-failure.fault.ts';
import { answerAltered } from './echo-shouts.fault.ts';
import { failedRunCompleted } from './failed-run-completed.fault.ts';
import { failureAsSuccess } from './failure-as-success.fault.ts';
import { madeUpService } from './made-up-service.fault.ts';
import { neverCompleted } from './never-completed.fault.ts';
import { noCapabilities } from './no-capabilities.fault.ts';
import { noEndTime } from './no-end-time.fault.ts';
import { oneInTenFails } from './one-in-ten-fails.fault.ts';
import { oneInTenIsSlow } from './one-in-ten-is-slow.fault.ts';
import { planNotChecked } from './plan-not-checked.fault.ts';
import { queuedAsInProgress } from './queued-as-in-progress.fault.ts';
import { queuedNeverStarts } from './queued-never-starts.fault.ts';
import { registryIncomplete } from './registry-incomplete.fault.ts';
import { requestsOffByOne } from './requests-off-by-one.fault.ts';
import { sameRunId } from './same-run-id.fault.ts';
import { successAsFailure } from './success-as-failure.fault.ts';
import { toolIgnoresDataset } from './tool-ignores-dataset.fault.ts';
import { toolIgnoresFilter } from './tool-ignores-filter.fault.ts';
import { toolsFailInRuns } from './tools-fail-in-runs.fault.ts';
import { unknownAgentAnswers } from './unknown-agent-answers.fault.ts';
import { unknownToolAnswers } from './unknown-tool-answers.fault.ts';
import { wrongRows } from './wrong-rows.fault.ts';
import { ORCHESTRATION_FAULTS } from './orchestration.ts';
import type { Fault } from '../fault.ts';

/** What goes wrong with agents, their runs, tools and model. */
export const AGENT_FAULTS: readonly Fault[] = [
  anotherAgentAnswers,
  answerNotStored,
  answerStoredTwice,
  answerTruncated,
  argumentsNotChecked,
  cancelDoesNothing,
  cancelReasonLost,
  cancelledTwice,
  cannedAnswer,
  completedTooEarly,
  configForAll,
  contextLost,
  costOffByACent,
  deadAfterFailure,
  answerAltered,
  failedRunCompleted,
  failureAsSuccess,
  madeUpService,
  neverCompleted,
  noCapabilities,
  noEndTime,
  oneInTenFails,
  oneInTenIsSlow,
  planNotChecked,
  queuedAsInProgress,
  queuedNeverStarts,
  registryIncomplete,
  requestsOffByOne,
  sameRunId,
  successAsFailure,
  toolIgnoresDataset,
  toolIgnoresFilter,
  toolsFailInRuns,
  unknownAgentAnswers,
  unknownToolAnswers,
  wrongRows,
  ...ORCHESTRATION_FAULTS,
];
