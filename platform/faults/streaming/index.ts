import type { Fault } from '../fault.ts';
import { acceptIgnored } from './accept-ignored.fault.ts';
import { beginsWithTheAnswer } from './begins-with-the-answer.fault.ts';
import { boundaryNotKeptApart } from './boundary-not-kept-apart.fault.ts';
import { cacheable } from './cacheable.fault.ts';
import { carriageReturnsLost } from './carriage-returns-lost.fault.ts';
import { charactersTorn } from './characters-torn.fault.ts';
import { checksumOfAFailure } from './checksum-of-a-failure.fault.ts';
import { checksumWrong } from './checksum-wrong.fault.ts';
import { cutBlock } from './cut-block.fault.ts';
import { deltasOfAnotherStream } from './deltas-of-another-stream.fault.ts';
import { streamDoubledDelta } from './doubled-delta.fault.ts';
import { failureWithoutItsRecord } from './failure-without-its-record.fault.ts';
import { gapNotTold } from './gap-not-told.fault.ts';
import { heldUntilTheEnd } from './held-until-the-end.fault.ts';
import { idMissing } from './id-missing.fault.ts';
import { inOnePiece } from './in-one-piece.fault.ts';
import { lastBoundaryMissing } from './last-boundary-missing.fault.ts';
import { lastWordsLostWithAFailure } from './last-words-lost-with-a-failure.fault.ts';
import { leftRunsGoOn } from './left-runs-go-on.fault.ts';
import { longAnswerThinned } from './long-answer-thinned.fault.ts';
import { longPartsCut } from './long-parts-cut.fault.ts';
import { longRecordsCut } from './long-records-cut.fault.ts';
import { streamLostLastDelta } from './lost-last-delta.fault.ts';
import { noStreamEnd } from './no-stream-end.fault.ts';
import { streamNoTerminal } from './no-terminal.fault.ts';
import { notTheStoredAnswer } from './not-the-stored-answer.fault.ts';
import { partLengthInCharacters } from './part-length-in-characters.fault.ts';
import { partsWithoutNumbers } from './parts-without-numbers.fault.ts';
import { piecesOfAnotherSize } from './pieces-of-another-size.fault.ts';
import { recordEndsWithTheNext } from './record-ends-with-the-next.fault.ts';
import { recordsCountAnew } from './records-count-anew.fault.ts';
import { recordsOverSeveralLines } from './records-over-several-lines.fault.ts';
import { streamsOfEverybodyListed } from './streams-of-everybody-listed.fault.ts';
import { unreadKeptInMemory } from './unread-kept-in-memory.fault.ts';
import { wrongContentType } from './wrong-content-type.fault.ts';
import { wrongEndStatus } from './wrong-end-status.fault.ts';
import { wrongEventName } from './wrong-event-name.fault.ts';
import { wrongRunInEnd } from './wrong-run-in-end.fault.ts';
import { heldAfterTheFirstPiece } from './held-after-the-first-piece.fault.ts';
import { pieceLostAfterAStandstill } from './piece-lost-after-a-standstill.fault.ts';
import { indentationLost } from './indentation-lost.fault.ts';
import { silenceNotBridged } from './silence-not-bridged.fault.ts';

/** What goes wrong with streamed answers. */
export const STREAMING_FAULTS: readonly Fault[] = [
  acceptIgnored, beginsWithTheAnswer, boundaryNotKeptApart, cacheable, carriageReturnsLost, charactersTorn, checksumOfAFailure,
  checksumWrong, cutBlock, deltasOfAnotherStream, failureWithoutItsRecord, gapNotTold, heldUntilTheEnd, idMissing, inOnePiece,
  lastBoundaryMissing, leftRunsGoOn, longAnswerThinned, longPartsCut, longRecordsCut, noStreamEnd, notTheStoredAnswer,
  partLengthInCharacters, partsWithoutNumbers, piecesOfAnotherSize, recordEndsWithTheNext, recordsCountAnew, recordsOverSeveralLines,
  streamDoubledDelta, streamLostLastDelta, streamNoTerminal, streamsOfEverybodyListed, unreadKeptInMemory, wrongContentType, wrongEndStatus,
  wrongEventName, wrongRunInEnd,
  heldAfterTheFirstPiece, pieceLostAfterAStandstill,
  indentationLost, silenceNotBridged, lastWordsLostWithAFailure,
];
