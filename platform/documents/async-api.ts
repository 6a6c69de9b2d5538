import type { AsyncApi } from '#contracts/about.schema';
import { agentEvent } from '#contracts/event.schema';
import { CLIENT_FRAME_TYPES, clientFrame, serverFrame } from '#contracts/frame.schema';
import { PATHS } from '#contracts/paths';
import { z } from 'zod';

type Json = Record<string, unknown>;

/** AsyncAPI 3.0 of the socket, from the schemas by which frames and events are checked. */
export function asyncApiOf(origin: string, version: string): AsyncApi {
  const sent = [...agentEvent.options, ...serverFrame.options].map((schema) => [schema.shape.type.value, schema] as const);
  const received = CLIENT_FRAME_TYPES.map((type) => [type, z.strictObject({ ...clientFrame.shape, type: z.literal(type) })] as const);
  const messages = Object.fromEntries([
    ...sent.map(([type, schema]) => [type, messageOf(type, schema, 'output')]),
    ...received.map(([type, schema]) => [`client.${type}`, messageOf(type, schema, 'input')]),
  ]);
  const ref = (name: string) => ({ $ref: `#/channels/socket/messages/${name}` });
  return {
    asyncapi: '3.0.0',
    info: { title: 'Netra agent platform, socket', version, description: 'Every message is one JSON text frame with a member `type`.' },
    servers: { platform: { host: new URL(origin).host, protocol: origin.startsWith('https') ? 'wss' : 'ws', security: [{ $ref: '#/components/securitySchemes/bearer' }] } },
    channels: {
      socket: { address: PATHS.socket, messages: Object.fromEntries(Object.keys(messages).map((name) => [name, { $ref: `#/components/messages/${name}` }])) },
    },
    operations: {
      tell: { action: 'send', channel: { $ref: '#/channels/socket' }, messages: sent.map(([type]) => ref(type)) },
      hear: { action: 'receive', channel: { $ref: '#/channels/socket' }, messages: received.map(([type]) => ref(`client.${type}`)) },
    },
    components: { messages, securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
  };
}

/** Schemas in AsyncAPI are JSON Schema draft 7. */
function messageOf(name: string, schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, '~standard': _vendor, ...payload }: Json = { ...z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-7' }) };
  return { name, contentType: 'application/json', payload };
}
