/** One message of a model conversation, in the shape of OpenAI's chat completions. */
export type ModelMessage =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly content: string; readonly toolCalls?: readonly ModelToolCall[] }
  | { readonly role: 'tool'; readonly toolCallId: string; readonly toolName: string; readonly content: string };

export interface ModelToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: Record<string, unknown>;
}
export interface ModelRequest {
  /** Registry name of the asking agent. */
  readonly agent: string;
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly { readonly name: string; readonly description: string; readonly parameters: object }[];
  readonly signal: AbortSignal;
}
/** A turn streams reasoning and text, then ends with `finish`; tool calls arrive whole. */
export type ModelChunk =
  | { readonly type: 'reasoning'; readonly text: string }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'tool_call'; readonly call: ModelToolCall }
  | { readonly type: 'finish'; readonly reason: 'stop' | 'tool_calls' | 'length' };

/** Thrown by a model that cannot answer; `retryable` tells the pipeline whether another attempt makes sense. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly retryable: boolean;
  constructor(message: string, retryable: boolean, options?: ErrorOptions) {
    super(message, options);
    this.retryable = retryable;
  }
}

export interface Model {
  readonly name: string;
  /** Streams one turn; rejects with ModelError, or with the signal's reason when aborted. */
  turn(request: ModelRequest): AsyncIterable<ModelChunk>;
  /** Cheap check for readiness. */
  ping(): Promise<void>;
}
