import { z } from 'zod';
import { openObject } from './primitives.schema.ts';

/** `GET /api/version`. `revision` is the commit it was built from, or `unknown`. */
const semver = z.string().regex(/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/);
export const version = z.strictObject({
  name: z.literal('netra-ai-platform'), version: semver, revision: z.string().min(1), environment: z.string(),
  services: z.array(z.strictObject({ name: z.enum(['api', 'auth', 'websocket', 'app']), version: semver, revision: z.string().min(1) })),
});
export type Version = z.infer<typeof version>;

/** `GET /openapi.json`, as far as whoever looks things up in it needs to know it; its own schema says the rest. */
export const openApi = z.looseObject({
  openapi: z.string().regex(/^3\.1\.\d+$/), info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.record(z.string().startsWith('/'), z.record(z.string(), z.looseObject({
    summary: z.string(), security: z.array(z.record(z.string(), z.array(z.string()))).optional(), responses: z.record(z.string(), z.unknown()),
  }))),
});
export type OpenApi = z.infer<typeof openApi>;
/** `GET /asyncapi.json`. */
export const asyncApi = z.looseObject({
  asyncapi: z.string().regex(/^3\.\d+\.\d+$/), info: z.looseObject({ title: z.string(), version: z.string() }),
  channels: z.record(z.string(), z.looseObject({ address: z.string() })), components: z.looseObject({ messages: z.record(z.string(), z.unknown()) }),
});
export type AsyncApi = z.infer<typeof asyncApi>;

/** `POST /api/mcp`: JSON-RPC 2.0 in the Model Context Protocol. Without an `id` it is a notification, which is not answered. */
export const mcpRequest = z.strictObject({ jsonrpc: z.literal('2.0'), id: z.union([z.string(), z.number()]).optional(), method: z.string().min(1), params: openObject.optional() });
export type McpRequest = z.infer<typeof mcpRequest>;
export const mcpAnswer = z.strictObject({
  jsonrpc: z.literal('2.0'), id: z.union([z.string(), z.number(), z.null()]), result: openObject.optional(),
  error: z.strictObject({ code: z.int(), message: z.string(), data: z.unknown().optional() }).optional(),
});
export type McpAnswer = z.infer<typeof mcpAnswer>;
