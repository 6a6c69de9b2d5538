import type { Fault } from '../fault.ts';
import { choicesNotChecked } from './choices-not-checked.fault.ts';
import { clientIdInAnyForm } from './client-id-in-any-form.fault.ts';
import { endsWith0 } from './ends-with-0.fault.ts';
import { firstMistakeOnly } from './first-mistake-only.fault.ts';
import { halfAPairTaken } from './half-a-pair-taken.fault.ts';
import { localOriginsInStaging } from './local-origins-in-staging.fault.ts';
import { neededNotMissed } from './needed-not-missed.fault.ts';
import { placeInsteadOfAdvice } from './place-instead-of-advice.fault.ts';
import { secondOriginLost } from './second-origin-lost.fault.ts';
import { secretShared } from './secret-shared.fault.ts';
import { sessionsShorterThanTokens } from './sessions-shorter-than-tokens.fault.ts';
import { shortSecretsTaken } from './short-secrets-taken.fault.ts';
import { stagingIsDevelopment } from './staging-is-development.fault.ts';
import { valueTold } from './value-told.fault.ts';
import { weakSecretsTaken } from './weak-secrets-taken.fault.ts';

/** What goes wrong before there is a platform: with its settings, and with a start that is refused. */
export const START_UP_FAULTS: readonly Fault[] = [
  choicesNotChecked, clientIdInAnyForm, endsWith0, firstMistakeOnly, halfAPairTaken, localOriginsInStaging, neededNotMissed,
  placeInsteadOfAdvice, secondOriginLost, secretShared, sessionsShorterThanTokens, shortSecretsTaken, stagingIsDevelopment, valueTold,
  weakSecretsTaken,
];
