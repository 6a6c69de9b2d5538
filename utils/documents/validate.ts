/** What is wrong with a document, in words; empty when nothing is. */
export type Mistakes = readonly string[];
interface Complaint {
  readonly instancePath: string;
  readonly message?: string | undefined;
}

/** Against the schema of OpenAPI, of the version the document names, references included. The validator is loaded by who needs it. */
export async function openApiMistakes(document: object): Promise<Mistakes> {
  const { Validator } = await import('@seriousme/openapi-schema-validator');
  const validator = new Validator({ inlineRefs: false });
  // It resolves references in place.
  const { valid, errors } = await validator.validate(structuredClone(document));
  if (!valid) return typeof errors === 'string' ? [errors] : (errors ?? []).map(told);
  return danglingReferences(document);
}

/** Against the schema of AsyncAPI 3.0, references included. */
export async function asyncApiMistakes(document: object): Promise<Mistakes> {
  const [{ default: specs }, { Ajv }, { default: formats }] = await Promise.all([import('@asyncapi/specs'), import('ajv'), import('ajv-formats')]);
  const ajv = new Ajv({ allErrors: true, strict: false, inlineRefs: false });
  formats.default(ajv);
  const valid = ajv.validate(specs.schemasWithoutId['3.0.0'] as object, document);
  return valid ? danglingReferences(document) : (ajv.errors ?? []).map(told);
}

const told = ({ instancePath, message }: Complaint): string => `${instancePath || '(whole)'} ${message ?? 'is wrong'}`;

/** References within the document that lead nowhere: a schema cannot see those. */
function danglingReferences(document: object): string[] {
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"(#[^"]*)"/g)].flatMap(([, ref]) => (ref === undefined ? [] : [ref]));
  return [...new Set(refs)].filter((ref) => resolve(document, ref) === undefined).map((ref) => `${ref} leads nowhere`);
}

function resolve(document: object, ref: string): unknown {
  const steps = ref.replace(/^#\/?/, '').split('/').filter(Boolean).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return steps.reduce<unknown>((inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined), document);
}
