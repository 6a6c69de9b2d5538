import { EventSourceParserStream } from 'eventsource-parser/stream';
import { fromChunks, toChatRequest } from './openai-chat.ts';
import type { Model, ModelRequest } from './ports.ts';
import { ModelError } from './ports.ts';

export interface OpenAiOptions {
  /** With its version, e.g. `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey?: string;
}

const PING_MS = 2000;

/** Any endpoint that speaks OpenAI's chat completions with streaming. */
export function createOpenAiModel({ baseUrl, model, apiKey }: OpenAiOptions): Model {
  const call = async (path: string, init: RequestInit): Promise<Response> => {
    const response = await fetch(`${baseUrl.replace(/\/$/, '')}${path}`, {
      ...init,
      headers: { 'content-type': 'application/json', ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }) },
    }).catch((error: unknown) => {
      if (init.signal?.aborted) throw error;
      throw new ModelError('The model endpoint cannot be reached.', true);
    });
    if (response.ok) return response;
    await response.body?.cancel();
    throw new ModelError(`The model endpoint answered ${response.status}.`, response.status === 429 || response.status >= 500);
  };

  return {
    name: model,
    async *turn(request) {
      const response = await call('/chat/completions', {
        method: 'POST',
        body: JSON.stringify(toChatRequest(model, request)),
        signal: request.signal,
      });
      yield* fromChunks(dataOf(response, request.signal));
    },
    async ping() {
      const response = await call('/models', { signal: AbortSignal.timeout(PING_MS) });
      await response.body?.cancel();
    },
  };
}

/** The JSON of each server-sent event up to `[DONE]`. A connection that breaks may be tried again. */
async function* dataOf(response: Response, signal: ModelRequest['signal']): AsyncGenerator {
  if (!response.body) throw new ModelError('The model endpoint sent no body.', true);
  const events = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  try {
    for await (const { data } of events) {
      if (data === '[DONE]') return;
      const chunk: unknown = JSON.parse(data);
      yield chunk;
    }
  } catch (error) {
    if (signal.aborted || error instanceof ModelError) throw error;
    throw new ModelError('The model endpoint broke off or sent something that is not JSON.', true);
  }
}
