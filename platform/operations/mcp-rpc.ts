import type { McpAnswer, McpRequest } from '#contracts/about.schema';
import { openObject } from '#contracts/primitives.schema';
import { z } from 'zod';
import type { RouteContext } from '../http/context.ts';
import { Failure, parseInput } from '../problem.ts';
import { parametersOf } from '../tools/tool-parameters.ts';

type Context = RouteContext<unknown, unknown, McpRequest>;

/** Revision of the protocol this speaks. */
const PROTOCOL = '2025-06-18';
const call = z.strictObject({ name: z.string().min(1), arguments: openObject.default({}), _meta: openObject.optional() });

/** Codes of JSON-RPC 2.0. */
const METHOD_NOT_FOUND = -32_601;
const INVALID_PARAMS = -32_602;

/** Answers one JSON-RPC request; a notification has no answer. */
export async function answerMcp(context: Context): Promise<McpAnswer | undefined> {
  const { id, method } = context.body;
  if (id === undefined) return undefined;
  const handle = METHODS.get(method);
  if (!handle) return { jsonrpc: '2.0', id, error: { code: METHOD_NOT_FOUND, message: 'There is no such method.' } };
  try {
    return { jsonrpc: '2.0', id, result: await handle(context) };
  } catch (error) {
    if (!(error instanceof Failure) || !UNASKED.has(error.code)) throw error;
    const { fields } = error.options;
    return { jsonrpc: '2.0', id, error: { code: INVALID_PARAMS, message: error.message, ...(fields ? { data: { fields } } : {}) } };
  }
}

/** What the caller got wrong about its parameters, as against what went wrong while the tool worked. */
const UNASKED = new Set<string>(['NOT_FOUND', 'VALIDATION_ERROR'] satisfies Failure['code'][]);

type Method = (context: Context) => Record<string, unknown> | Promise<Record<string, unknown>>;
const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['initialize', initialize],
  ['ping', () => ({})],
  ['tools/list', listTools],
  ['tools/call', callTool],
]);

function initialize({ services }: Context) {
  const { name, version } = services.build.version();
  return { protocolVersion: PROTOCOL, capabilities: { tools: { listChanged: false } }, serverInfo: { name, version } };
}

function listTools({ services }: Context) {
  return { tools: services.tools.list().map((tool) => ({ name: tool.name, description: tool.description, inputSchema: parametersOf(tool) })) };
}

/** A tool that fails is a result the model may read (`isError`), as the protocol has it. */
async function callTool({ services, principal: { userId, plan }, body, reply }: Context): Promise<Record<string, unknown>> {
  const { name, arguments: args } = parseInput(call, body.params ?? {});
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  try {
    const result = await services.tools.execute(name, args, { userId, plan, services, signal: gone.signal });
    return { content: [{ type: 'text', text: JSON.stringify(result) }], structuredContent: result, isError: false };
  } catch (error) {
    if (!(error instanceof Failure) || UNASKED.has(error.code)) throw error;
    return { content: [{ type: 'text', text: error.message }], isError: true };
  }
}
