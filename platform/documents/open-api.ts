import type { OpenApi } from '#contracts/about.schema';
import { problem } from '#contracts/error.schema';
import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import type { AnyRoute } from '../http/route.ts';

type Json = Record<string, unknown>;
const SCHEMES = { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } };

/** OpenAPI 3.1 from the routes and their schemas: what the platform checks and answers is what the document says. */
export function openApiOf(routes: readonly AnyRoute[], version: string): OpenApi {
  const paths: OpenApi['paths'] = {};
  for (const route of routes) (paths[templateOf(route.path)] ??= {})[route.method.toLowerCase()] = operationOf(route);
  return {
    openapi: '3.1.1',
    info: { title: 'Netra agent platform', version, description: 'Threads, messages, agents and their runs. Events over the socket are described by /asyncapi.json.' },
    servers: [{ url: '/' }],
    paths,
    components: { securitySchemes: SCHEMES, schemas: { Problem: schemaOf(problem, 'output') } },
  };
}

/** `/api/threads/:id` in the words of OpenAPI. */
const templateOf = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

function operationOf({ method, path, summary, auth, query, body, answers }: AnyRoute): OpenApi['paths'][string][string] {
  return {
    operationId: `${method.toLowerCase()}${path.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '')}`,
    summary,
    tags: [/^\/(?:api\/)?([\w.-]+)/.exec(path)?.[1] ?? 'platform'],
    parameters: [...pathParameters(path), ...queryParameters(query)],
    ...(auth === 'none' ? {} : { security: [{ bearer: [] }], 'x-requires': auth }),
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } } : {}),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, schema]) => [status, answerOf(status, schema)])),
      default: { description: 'Refused or failed', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  };
}

/** An answer that is no JSON begins the description of its schema with its media type. */
function answerOf(status: string, schema: z.ZodType): Json {
  const media = /^[a-z]+\/[\w.+-]+/.exec(schema.description ?? '')?.[0] ?? 'application/json';
  return { description: STATUS_CODES[status] ?? status, content: { [media]: { schema: schemaOf(schema, 'output') } } };
}

const pathParameters = (path: string): Json[] => [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));

function queryParameters(query: z.ZodType | undefined): Json[] {
  if (!query) return [];
  const { properties = {}, required = [] } = schemaOf(query, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }));
}

/** JSON Schema 2020-12, the dialect of OpenAPI 3.1. What JSON Schema has no word for (a refinement) is left out. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, '~standard': _vendor, ...rest }: Json = { ...z.toJSONSchema(schema, { io, unrepresentable: 'any' }) };
  return rest;
}
