import { stripVTControlCharacters } from 'node:util';
import { learnPermanentSecret, redact as redactKnown } from '#utils/transcript/redact';

const SECRET_NAME = /^(TOUCHSTONE|PLATFORM)_.*(SECRET|PASSWORD|TOKEN|KEY)$/;

/**
 * Second line of defence: the fixtures redact when they capture, but an error message can come from anywhere. Removes
 * the secrets this run was given, whatever looks like a token, and terminal colours.
 */
export function redact(text: string): string {
  learnGiven();
  return redactKnown(stripVTControlCharacters(text));
}

/** Learns the secrets this run was given. */
export function learnGiven(): void {
  for (const [name, value] of Object.entries(process.env)) if (SECRET_NAME.test(name)) learnPermanentSecret(value);
}
