import type { OpenApi } from '#contracts/about.schema';
import type { ApiResponse } from '../clients/http.types.ts';
import { answerMistakes } from '../documents/conformance.ts';
import { asyncApiMistakes, openApiMistakes } from '../documents/validate.ts';
import type { Verdict } from './verdict.ts';
import { listed, verdict } from './verdict.ts';

/** A document that the schema of OpenAPI accepts, whose references all lead somewhere. */
export async function toBeOpenApi(document: object): Promise<Verdict> {
  return verdict('E_CONTRACT', { expected: 'a valid OpenAPI document', where: '/openapi.json' }, listed(await openApiMistakes(document)));
}

/** A document that the schema of AsyncAPI accepts, whose references all lead somewhere. */
export async function toBeAsyncApi(document: object): Promise<Verdict> {
  return verdict('E_CONTRACT', { expected: 'a valid AsyncAPI document', where: '/asyncapi.json' }, listed(await asyncApiMistakes(document)));
}

/** The answer is one that the document promises. */
export async function toBeDocumentedIn(answer: ApiResponse, document: OpenApi): Promise<Verdict> {
  const expected = `an answer as the OpenAPI document promises it: status ${answer.status} of ${answer.method} ${new URL(answer.url).pathname}`;
  return verdict('E_CONTRACT', { expected, where: answer.where }, listed(await answerMistakes(answer, document)), answer.text.slice(0, 300));
}
