import { existsSync } from 'node:fs';
import type { Reporter, TestCase, TestError, TestResult, TestStep } from '@playwright/test/reporter';
import { takeSecrets } from '#utils/transcript/handover';
import { redactColoured } from '#utils/transcript/redact';
import { redactFile, redactFolder } from '#utils/transcript/redact-files';
import { learnGiven } from './redact.ts';

/**
 * Comes first, so that the reporters after it never see a secret. The fixtures redact what they capture themselves; this is for
 * what Playwright captures: values typed into a page (in titles of steps), values compared by an assertion, files and traces.
 */
export default class RedactionReporter implements Reporter {
  printsToStdio(): boolean {
    return false;
  }

  onBegin(): void {
    learnGiven();
  }

  onError(error: TestError): void {
    cleanError(error);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const folder = takeSecrets({ testId: test.id, retry: result.retry });
    if (folder !== undefined && existsSync(folder)) redactFolder(folder);
    result.errors.forEach(cleanError);
    result.steps.forEach(cleanStep);
    for (const annotation of [...test.annotations, ...result.annotations]) if (annotation.description) annotation.description = redactColoured(annotation.description);
    for (const attachment of result.attachments) {
      if (attachment.path) redactFile(attachment.path);
      else if (attachment.body && /^text\/|json|xml/.test(attachment.contentType)) attachment.body = Buffer.from(redactColoured(attachment.body.toString()));
    }
    for (const output of [result.stdout, result.stderr]) output.forEach((chunk, index) => (output[index] = redactColoured(chunk.toString())));
  }
}

function cleanStep(step: TestStep): void {
  step.title = redactColoured(step.title);
  if (step.error) cleanError(step.error);
  step.steps.forEach(cleanStep);
}

function cleanError(error: TestError): void {
  for (const part of ['message', 'stack', 'value', 'snippet'] as const) {
    const text = error[part];
    if (text !== undefined) error[part] = redactColoured(text);
  }
  if (error.cause) cleanError(error.cause);
}
