import type { Fault } from '../fault.ts';
import { ackOfAnotherRun } from './ack-of-another-run.fault.ts';
import { ackSaysDuplicate } from './ack-says-duplicate.fault.ts';
import { afterTheTerminal } from './after-the-terminal.fault.ts';
import { agentUnderItsAlias } from './agent-under-its-alias.fault.ts';
import { argumentsLost } from './arguments-lost.fault.ts';
import { crowdLosesEvents } from './crowd-loses-events.fault.ts';
import { deltaOfAnotherRun } from './delta-of-another-run.fault.ts';
import { doubledDelta } from './doubled-delta.fault.ts';
import { emptyToolResult } from './empty-tool-result.fault.ts';
import { failedToolAsSuccess } from './failed-tool-as-success.fault.ts';
import { failedToolLooksGood } from './failed-tool-looks-good.fault.ts';
import { handOffFailed } from './hand-off-failed.fault.ts';
import { handOffLost } from './hand-off-lost.fault.ts';
import { interruptionUntold } from './interruption-untold.fault.ts';
import { lastEventForgotten } from './last-event-forgotten.fault.ts';
import { laterSocketsMissThinking } from './later-sockets-miss-thinking.fault.ts';
import { lostLastDelta } from './lost-last-delta.fault.ts';
import { noAck } from './no-ack.fault.ts';
import { noAgentCancelled } from './no-agent-cancelled.fault.ts';
import { noAgentCompleted } from './no-agent-completed.fault.ts';
import { noAgentError } from './no-agent-error.fault.ts';
import { noAgentFallback } from './no-agent-fallback.fault.ts';
import { noAgentProgress } from './no-agent-progress.fault.ts';
import { noAgentStarted } from './no-agent-started.fault.ts';
import { noAgentThinking } from './no-agent-thinking.fault.ts';
import { noTerminal } from './no-terminal.fault.ts';
import { noToolCompleted } from './no-tool-completed.fault.ts';
import { noToolExecuting } from './no-tool-executing.fault.ts';
import { oldTitleTold } from './old-title-told.fault.ts';
import { outerEndsFirst } from './outer-ends-first.fault.ts';
import { recordLacksTheLast } from './record-lacks-the-last.fault.ts';
import { replayInOtherWords } from './replay-in-other-words.fault.ts';
import { resultOfAnAgentMissing } from './result-of-an-agent-missing.fault.ts';
import { resumeFromTheBeginning } from './resume-from-the-beginning.fault.ts';
import { resumeWithAGap } from './resume-with-a-gap.fault.ts';
import { resumeWithARepeat } from './resume-with-a-repeat.fault.ts';
import { runIgnored } from './run-ignored.fault.ts';
import { secondSocketMissesThinking } from './second-socket-misses-thinking.fault.ts';
import { secondTabDeaf } from './second-tab-deaf.fault.ts';
import { sentAgainRunsAgain } from './sent-again-runs-again.fault.ts';
import { seqRepeats } from './seq-repeats.fault.ts';
import { stepNotNumbered } from './step-not-numbered.fault.ts';
import { stopsAnotherRun } from './stops-another-run.fault.ts';
import { swappedDeltas } from './swapped-deltas.fault.ts';
import { threadNewsNotKept } from './thread-news-not-kept.fault.ts';
import { timeGoesBackwards } from './time-goes-backwards.fault.ts';
import { timeIgnored } from './time-ignored.fault.ts';
import { toolCallIdMismatch } from './tool-call-id-mismatch.fault.ts';
import { toolResultTwice } from './tool-result-twice.fault.ts';
import { toolTimeMissing } from './tool-time-missing.fault.ts';
import { toolToldWhenDone } from './tool-told-when-done.fault.ts';
import { toolsToldAtTheirEnd } from './tools-told-at-their-end.fault.ts';
import { twoTerminals } from './two-terminals.fault.ts';
import { typeIgnored } from './type-ignored.fault.ts';
import { wrongRunId } from './wrong-run-id.fault.ts';
import { repeatedAfterAStandstill } from './repeated-after-a-standstill.fault.ts';

/** What goes wrong with events on their way from agents to sockets. */
export const EVENT_FAULTS: readonly Fault[] = [
  ackOfAnotherRun, ackSaysDuplicate, afterTheTerminal, agentUnderItsAlias, argumentsLost, crowdLosesEvents, deltaOfAnotherRun, doubledDelta,
  emptyToolResult, failedToolAsSuccess, failedToolLooksGood, handOffFailed, handOffLost, interruptionUntold, lastEventForgotten,
  laterSocketsMissThinking, lostLastDelta, noAck, noAgentCancelled, noAgentCompleted, noAgentError, noAgentFallback, noAgentProgress,
  noAgentStarted, noAgentThinking, noTerminal, noToolCompleted, noToolExecuting, oldTitleTold, outerEndsFirst, recordLacksTheLast,
  replayInOtherWords, resultOfAnAgentMissing, resumeFromTheBeginning, resumeWithAGap, resumeWithARepeat, runIgnored,
  secondSocketMissesThinking, secondTabDeaf, sentAgainRunsAgain, seqRepeats, stepNotNumbered, stopsAnotherRun, swappedDeltas,
  threadNewsNotKept, timeGoesBackwards, timeIgnored, toolCallIdMismatch, toolResultTwice, toolsToldAtTheirEnd, toolTimeMissing,
  toolToldWhenDone, twoTerminals, typeIgnored, wrongRunId,
  repeatedAfterAStandstill,
];
