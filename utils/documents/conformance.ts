import type { OpenApi } from '#contracts/about.schema';
import type { ApiResponse } from '../clients/http.types.ts';
import type { Mistakes } from './validate.ts';

/** Whether an answer is one that an OpenAPI document promises: path, method, status, media type and the schema of its body. */
export async function answerMistakes({ method, url, status, headers, body }: ApiResponse, document: OpenApi): Promise<Mistakes> {
  const path = new URL(url).pathname;
  const matching = Object.keys(document.paths).filter((one) => patternOf(one).test(path));
  const template = matching.find((one) => one === path) ?? matching.find((one) => method.toLowerCase() in (document.paths[one] ?? {}));
  const operation = template === undefined ? undefined : document.paths[template]?.[method.toLowerCase()];
  if (!operation) return [`the document knows no ${method} ${path}`];
  const response = operation.responses[status] ?? operation.responses['default'];
  const media = headers.get('content-type')?.split(';')[0] ?? '';
  const schema = member(member(member(response, 'content'), media), 'schema');
  if (typeof schema !== 'object' || schema === null) return [`the document knows no answer ${status} of type ${media || '(none)'} to ${method} ${template}`];
  const ajv = await (validator ??= createValidator());
  const valid = ajv.validate({ ...schema, components: document['components'] }, body);
  return valid ? [] : (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath || '(whole body)'} ${message ?? 'is wrong'}`);
}

/** Made by the first who needs it: it has a dialect to learn. */
let validator: ReturnType<typeof createValidator> | undefined;
async function createValidator() {
  const [{ Ajv2020 }, { default: formats }] = await Promise.all([import('ajv/dist/2020.js'), import('ajv-formats')]);
  return formats.default(new Ajv2020({ allErrors: true, strict: false }));
}

const patternOf = (template: string): RegExp => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`);
const member = (value: unknown, name: string): unknown => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined);
