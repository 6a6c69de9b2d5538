import type { Fault } from '../fault.ts';
import { ackOfAnotherRun } from './ack-of-another-run.fault.ts';
import { ackSaysDuplicate } from './ack-says-duplicate.fault.ts';
import { afterTheTerminal } from './after-the-terminal.fault.ts';
import { deltaOfAnotherRun } from './delta-of-another-run.fault.ts';
import { doubledDelta } from './doubled-delta.fault.ts';
import { emptyToolResult } from './empty-tool-result.fault.ts';
import { handOffFailed } from './hand-off-failed.fault.ts';
import { handOffLost } from './hand-off-lost.fault.ts';
import { lastEventForgotten } from './last-event-forgotten.fault.ts';
import { lostLastDelta } from './lost-last-delta.fault.ts';
import { noAck } from './no-ack.fault.ts';
import { noAgentCancelled } from './no-agent-cancelled.fault.ts';
import { noAgentCompleted } from './no-agent-completed.fault.ts';
import { noAgentError } from './no-agent-error.fault.ts';
import { noAgentStarted } from './no-agent-started.fault.ts';
import { noAgentThinking } from './no-agent-thinking.fault.ts';
import { noTerminal } from './no-terminal.fault.ts';
import { noToolCompleted } from './no-tool-completed.fault.ts';
import { noToolExecuting } from './no-tool-executing.fault.ts';
import { outerEndsFirst } from './outer-ends-first.fault.ts';
import { resumeFromTheBeginning } from './resume-from-the-beginning.fault.ts';
import { resumeWithAGap } from './resume-with-a-gap.fault.ts';
import { resumeWithARepeat } from './resume-with-a-repeat.fault.ts';
import { seqRepeats } from './seq-repeats.fault.ts';
import { stepNotNumbered } from './step-not-numbered.fault.ts';
import { swappedDeltas } from './swapped-deltas.fault.ts';
import { timeGoesBackwards } from './time-goes-backwards.fault.ts';
import { toolCallIdMismatch } from './tool-call-id-mismatch.fault.ts';
import { toolResultTwice } from './tool-result-twice.fault.ts';
import { twoTerminals } from './two-terminals.fault.ts';
import { wrongRunId } from './wrong-run-id.fault.ts';
import { oldTitleTold } from './old-title-told.fault.ts';
import { stopsAnotherRun } from './stops-another-run.fault.ts';

/** What goes wrong with events on their way from agents to sockets. */
export const EVENT_FAULTS: readonly Fault[] = [
  ackOfAnotherRun, ackSaysDuplicate, afterTheTerminal, deltaOfAnotherRun, doubledDelta, emptyToolResult, handOffFailed,
  handOffLost, lastEventForgotten, lostLastDelta, noAck, noAgentCancelled, noAgentCompleted, noAgentError, noAgentStarted,
  noAgentThinking, noTerminal, noToolCompleted, noToolExecuting, outerEndsFirst, resumeFromTheBeginning, resumeWithAGap,
  resumeWithARepeat, seqRepeats, stepNotNumbered, swappedDeltas, timeGoesBackwards, toolCallIdMismatch, toolResultTwice,
  twoTerminals, wrongRunId,
  oldTitleTold,
  stopsAnotherRun,
];
