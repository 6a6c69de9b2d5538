import type { Api } from '#fixtures';

/** As much of JSON Schema as the document of a platform needs. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly examples?: readonly unknown[];
}
/** One way to get a value wrong: what is sent, and the place that must be named, below the value. */
interface Mistake {
  readonly what: string;
  readonly place: string;
  readonly value: unknown;
}
/** One request with one mistake in it. */
export interface Malformed {
  /** `POST /api/threads: title too long` */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** Dotted, as the refusal has to name it. */
  readonly field: string;
  readonly json?: unknown;
  readonly query?: Readonly<Record<string, string>>;
}

/** Fits no pattern there is. */
const NUL = 'a\u0000b';
/** Bounds of JavaScript, not of the platform. */
const within = (bound: number | undefined): bound is number => bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;

/** Every request with one mistake in its body or its query that can be told from the platform's own document. */
export async function malformedRequests(api: Api): Promise<readonly Malformed[]> {
  const { paths } = await api.about.openApi();
  return Object.entries(paths).flatMap(([path, operations]) => Object.entries(operations).flatMap(([verb, operation]) => {
    const method = verb.toUpperCase();
    const address = path.replaceAll(/\{\w+\}/g, 'any');
    const told = ({ what, place }: Mistake) => ({ name: `${method} ${path}: ${place} ${what}`, method, path: address, field: place });
    // The document was read with these members open; their form is OpenAPI's.
    const { requestBody, parameters = [] } = operation as { requestBody?: { content: Record<string, { schema: Schema }> }; parameters?: Parameter[] };
    const body = requestBody?.content['application/json']?.schema;
    const query = parameters.filter((parameter) => parameter.in === 'query');
    return [
      ...(body === undefined ? [] : mistakesOf(body).filter(({ place }) => place !== '').map((mistake) => ({ ...told(mistake), json: mistake.value }))),
      ...queryMistakes(query).map((mistake) => ({ ...told(mistake), query: mistake.value as Readonly<Record<string, string>> })),
    ];
  }));
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

/** A value that a schema allows, with nothing in it that could be left out. */
export function exampleOf(schema: Schema): unknown {
  if (schema.examples) return schema.examples[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const { properties = {}, required = [], items = {} } = schema;
  switch (typesOf(schema)[0]) {
    case 'object': return Object.fromEntries(required.map((name) => [name, exampleOf(properties[name] ?? {})]));
    case 'array': return Array.from({ length: schema.minItems ?? 0 }, () => exampleOf(items));
    case 'integer': case 'number': return Math.max(schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1);
    case 'boolean': return true;
    default: return /@/.test(schema.pattern ?? '') ? 'nobody@example.test' : 'any'.padEnd(schema.minLength ?? 0, 'y');
  }
}

/** Every mistake that can be made in a value: at its own place, and within it. */
function mistakesOf(schema: Schema): Mistake[] {
  const own = wrongValues(schema).map(([what, value]) => ({ what, place: '', value }));
  const good = exampleOf(schema);
  if (typesOf(schema)[0] === 'array') return [...own, ...inside(mistakesOf(schema.items ?? {}), '0', (value) => [value, ...(good as unknown[]).slice(1)])];
  const { properties = {}, required = [] } = schema;
  const put = (name: string) => (value: unknown) => ({ ...(good as object), [name]: value });
  return [
    ...own,
    ...required.map((name) => ({ what: 'missing', place: name, value: { ...(good as object), [name]: undefined } })),
    ...Object.entries(properties).flatMap(([name, property]) => inside(mistakesOf(property), name, put(name))),
    ...(schema.additionalProperties === false ? [{ what: 'unknown', place: 'never_heard_of', value: put('never_heard_of')(1) }] : []),
  ];
}
const inside = (mistakes: readonly Mistake[], step: string, wrap: (value: unknown) => unknown): Mistake[] => mistakes.map(
  ({ what, place, value }) => ({ what, place: place === '' ? step : `${step}.${place}`, value: wrap(value) }),
);

function queryMistakes(parameters: readonly Parameter[]): Mistake[] {
  const needed = Object.fromEntries(parameters.filter(({ required }) => required).map(({ name, schema }) => [name, String(exampleOf(schema))]));
  return parameters.flatMap(({ name, schema, required }) => [
    ...(required === true ? [{ what: 'missing', place: name, value: Object.fromEntries(Object.entries(needed).filter(([other]) => other !== name)) }] : []),
    // Whatever stands in an address is text.
    ...(/integer|number/.test(String(schema.type)) ? [{ what: 'of another type', place: name, value: { ...needed, [name]: 'many' } }] : []),
    ...outOfBounds(schema).map(([what, value]) => ({ what, place: name, value: { ...needed, [name]: String(value) } })),
  ]);
}

const typesOf = ({ type }: Schema): readonly (string | undefined)[] => [type].flat();

/** Another type, and what is beyond the first of its bounds: of all bounds there would be a thousand requests. */
function wrongValues(schema: Schema): (readonly [string, unknown])[] {
  const other = typesOf(schema).some((type) => type === 'number' || type === 'integer' || type === 'boolean') ? { some: 'thing' } : 7;
  return [['of another type', other], ...outOfBounds(schema).slice(0, 1)];
}

function outOfBounds({ minLength = 0, maxLength, minItems = 0, maxItems, minimum, exclusiveMinimum, maximum, pattern, items, ...schema }: Schema): (readonly [string, unknown])[] {
  return [
    ...(minLength > 0 ? [['too short', 'y'.repeat(minLength - 1)] as const] : []),
    ...(maxLength === undefined ? [] : [['too long', 'y'.repeat(maxLength + 1)] as const]),
    ...(minItems > 0 ? [['with too few', Array.from({ length: minItems - 1 }, () => exampleOf(items ?? {}))] as const] : []),
    ...(maxItems === undefined ? [] : [['with too many', Array.from({ length: maxItems + 1 }, () => exampleOf(items ?? {}))] as const]),
    ...(within(minimum) ? [['too small', minimum - 1] as const] : []),
    ...(within(exclusiveMinimum) ? [['too small', exclusiveMinimum] as const] : []),
    ...(within(maximum) ? [['too big', maximum + 1] as const] : []),
    ...(schema.type === 'integer' ? [['no whole number', 1.5] as const] : []),
    ...(pattern === undefined ? [] : [['of another form', NUL] as const]),
    ...((schema.enum ?? schema.const) === undefined ? [] : [['none of those it can be', 'nothing_of_the_kind'] as const]),
  ];
}
