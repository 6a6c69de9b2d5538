import { z } from 'zod';

/** What kind of thing is wrong, for whoever has to mend it. `docs/classes.md` has a section for each. */
export const FAILURE_CLASSES = {
  'unreachable': 'nobody answers at the target’s address, or it went away in mid-run',
  'tls': 'no secure connection: certificate, name, protocol',
  'proxy-refusal': 'something in front of the platform refused, not the platform',
  'refused-at-upgrade': 'the platform refused a socket at its handshake',
  'accepted-then-closed': 'the platform accepted a socket and closed it again',
  'wrong-secret': 'a token’s signature is not what the platform expects, or a wrong one was accepted',
  'wrong-claims': 'issuer, audience, type or algorithm of a token: refused wrongly, or accepted wrongly',
  'expired': 'a token or session that is over, or is taken for over',
  'clock-skew': 'clocks of the target and of this machine disagree',
  'origin': 'a page of this origin may not, or one of another may',
  'permission': 'somebody may what they must not, or may not what they should',
  'rate-limit': 'a limit hit, missing or told wrongly',
  'contract-drift': 'an answer, frame or event has another shape, status or code than agreed',
  'event-order': 'events of a run out of order, double, missing or of another run',
  'missing-terminal': 'a run that never tells that it is over',
  'stall': 'something that should have come did not come in time',
  'cross-user-leak': 'a user gets to see or touch what belongs to another',
  'data-loss': 'what was acknowledged is gone, altered, there twice or was never done',
  'wrong-content': 'an answer, sum, list, text or state is not what data and rules say',
  'quality': 'answers, or the share of good ones, are below what was agreed',
  'slow': 'slower than its budget, or needs more than it',
  'browser': 'the chat page does or shows something else than it should',
  'test-defect': 'the test itself: left something open, asked for what it did not state, broke',
  'environment': 'this machine: no browser, no memory, a wrong setting',
  'unknown': 'the evidence does not say',
} as const;
export const FailureClass = z.enum(Object.keys(FAILURE_CLASSES) as [keyof typeof FAILURE_CLASSES]);
export type FailureClass = keyof typeof FAILURE_CLASSES;
