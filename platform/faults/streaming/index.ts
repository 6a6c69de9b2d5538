import type { Fault } from '../fault.ts';
import { cacheable } from './cacheable.fault.ts';
import { cutBlock } from './cut-block.fault.ts';
import { streamDoubledDelta } from './doubled-delta.fault.ts';
import { heldUntilTheEnd } from './held-until-the-end.fault.ts';
import { inOnePiece } from './in-one-piece.fault.ts';
import { streamLostLastDelta } from './lost-last-delta.fault.ts';
import { noStreamEnd } from './no-stream-end.fault.ts';
import { streamNoTerminal } from './no-terminal.fault.ts';
import { notTheStoredAnswer } from './not-the-stored-answer.fault.ts';
import { wrongContentType } from './wrong-content-type.fault.ts';
import { wrongEndStatus } from './wrong-end-status.fault.ts';
import { wrongEventName } from './wrong-event-name.fault.ts';
import { wrongRunInEnd } from './wrong-run-in-end.fault.ts';

/** What goes wrong with streamed answers. */
export const STREAMING_FAULTS: readonly Fault[] = [
  cacheable, cutBlock, streamDoubledDelta, heldUntilTheEnd, inOnePiece, streamLostLastDelta, noStreamEnd, streamNoTerminal,
  notTheStoredAnswer, wrongContentType, wrongEndStatus, wrongEventName, wrongRunInEnd,
];
