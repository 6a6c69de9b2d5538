import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { ModelChunk, ModelMessage, ModelRequest, ModelToolCall } from './ports.ts';
import { ModelError } from './ports.ts';

/** The parts of a streamed chat completion that matter here; some endpoints send reasoning under either of two names. */
const completionChunk = z.object({
  error: z.object({ message: z.string().optional() }).nullish(),
  choices: z
    .array(
      z.object({
        delta: z
          .object({
            content: z.string().nullish(),
            reasoning: z.string().nullish(),
            reasoning_content: z.string().nullish(),
            tool_calls: z
              .array(
                z.object({
                  index: z.int().nonnegative().default(0),
                  id: z.string().nullish(),
                  function: z.object({ name: z.string().nullish(), arguments: z.string().nullish() }).nullish(),
                }),
              )
              .nullish(),
          })
          .nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .default([]),
});

interface PartialCall {
  id: string;
  name: string;
  args: string;
}

/** Body of `POST /chat/completions`. */
export function toChatRequest(model: string, { messages, tools }: ModelRequest): Record<string, unknown> {
  return {
    model,
    stream: true,
    messages: messages.map(toChatMessage),
    ...(tools.length === 0 ? {} : { tools: tools.map((tool) => ({ type: 'function', function: tool })) }),
  };
}

function toChatMessage(message: ModelMessage): Record<string, unknown> {
  if (message.role === 'tool') return { role: 'tool', tool_call_id: message.toolCallId, content: message.content };
  if (message.role !== 'assistant' || !message.toolCalls?.length) return { role: message.role, content: message.content };
  const calls = message.toolCalls.map(({ id, name, arguments: args }) => ({
    id,
    type: 'function',
    function: { name, arguments: JSON.stringify(args) },
  }));
  return { role: 'assistant', content: message.content || null, tool_calls: calls };
}

/** Turns streamed completion chunks into those of the port; the pieces of a tool call's arguments are joined first. */
export async function* fromChunks(chunks: AsyncIterable<unknown>): AsyncGenerator<ModelChunk> {
  // By index, in order of appearance; an index is whatever the endpoint likes.
  const calls = new Map<number, PartialCall>();
  const whole = createTextJoiner();
  let finish: string | undefined;
  for await (const raw of chunks) {
    const parsed = completionChunk.safeParse(raw);
    if (!parsed.success) throw new ModelError('The model endpoint sent a chunk of unknown shape.', true);
    if (parsed.data.error) throw new ModelError('The model endpoint reported an error in its stream.', true);
    const choice = parsed.data.choices[0];
    const reasoning = choice?.delta?.reasoning ?? choice?.delta?.reasoning_content;
    if (reasoning) yield { type: 'reasoning', text: reasoning };
    const text = whole(choice?.delta?.content ?? '');
    if (text) yield { type: 'text', text };
    for (const piece of choice?.delta?.tool_calls ?? []) {
      const call = calls.get(piece.index) ?? { id: '', name: '', args: '' };
      calls.set(piece.index, call);
      call.id ||= piece.id ?? '';
      call.name ||= piece.function?.name ?? '';
      call.args += piece.function?.arguments ?? '';
    }
    finish = choice?.finish_reason ?? finish;
  }
  if (finish === undefined) throw new ModelError('The model endpoint ended its answer too early.', true);
  for (const call of calls.values()) yield { type: 'tool_call', call: wholeCall(call) };
  yield { type: 'finish', reason: calls.size > 0 ? 'tool_calls' : finish === 'length' ? 'length' : 'stop' };
}

/** Text as any store gives it back: a character that comes in two halves is put together again, what is none is replaced. */
function createTextJoiner(): (piece: string) => string {
  let half = '';
  return (piece) => {
    const text = half + piece;
    half = /[\uD800-\uDBFF]$/.exec(text)?.[0] ?? '';
    return text.slice(0, text.length - half.length).replace(/[\0\p{Cs}]/gu, '\uFFFD');
  };
}

function wholeCall({ id, name, args }: PartialCall): ModelToolCall {
  try {
    // Some endpoints leave the id out; the conversation needs one all the same.
    return {
      id: id || `call_${randomBytes(6).toString('hex')}`,
      name,
      arguments: z.record(z.string(), z.unknown()).parse(JSON.parse(args || '{}')),
    };
  } catch (error) {
    throw new ModelError(`The model asked for ${name || 'a tool'} with arguments that are not a JSON object.`, true, { cause: error });
  }
}
