/** One call of a chain. A value `{ $from: 'tool.path' }` is what an earlier link found; without it, or when `when` does not hold, the link is left out. */
export interface ToolLink {
  readonly tool: string;
  readonly args?: Readonly<Record<string, unknown>>;
  readonly when?: { readonly from: string; readonly above: number } | { readonly from: string; readonly atMost: number } | { readonly failed: string };
}

/** What the scripted model can be asked to do; directives combine. */
export interface Directives {
  /** Waits so long before each piece of the answer. */
  readonly slowMs?: number;
  /** Calls a tool that answers after so long, or one that is not there so many times at first. For agents that have `self_test`: validation. */
  readonly slowToolMs?: number;
  readonly flakyTool?: number;
  /** The model is out of reach for this agent and for no other. */
  readonly down?: string;
  /** Fails: the model itself, at once or after two pieces of its answer, or the tool it calls. */
  readonly fail?: 'model' | 'midway' | 'tool';
  /** Fails so many times, then answers. */
  readonly flaky?: number;
  /** Never comes to an end of its steps. */
  readonly loop?: boolean;
  /** Calls so many tools. */
  readonly tools?: number;
  /** Calls tools stage by stage; the calls of one stage are asked for in one turn. */
  readonly chain?: readonly (readonly ToolLink[])[];
  /** Answers with so many characters. */
  readonly long?: number;
  /** Answers in pieces of exactly so many characters. */
  readonly pieces?: number;
  /** Answers with emoji, combining marks, right-to-left text, surrogate pairs. */
  readonly unicode?: boolean;
  /** Answers with Markdown. */
  readonly markdown?: boolean;
  /** Answers with the prompt itself. */
  readonly echo?: boolean;
  /** Answers with all it was told: the thread so far, the caller's context, who worked before. */
  readonly recall?: boolean;
  /** Never answers. */
  readonly hang?: boolean;
}

/** Writes directives in front of a prompt, in the form the scripted model reads. */
export function withDirectives(prompt: string, directives: Directives): string {
  const flags = (['loop', 'unicode', 'markdown', 'echo', 'recall', 'hang'] as const).filter((flag) => directives[flag]).map((flag) => `[${flag}]`);
  const { slowMs, slowToolMs, flakyTool, down, fail, flaky, tools, long, pieces, chain } = directives;
  const marks = [
    ...(slowMs === undefined ? [] : [`[slow:${slowMs}]`]),
    ...(slowToolMs === undefined ? [] : [`[slow:tool:${slowToolMs}]`]),
    ...(flakyTool === undefined ? [] : [`[flaky:tool:${flakyTool}]`]),
    ...(down === undefined ? [] : [`[down:${down.replaceAll('_', '')}]`]),
    ...(fail === undefined ? [] : [fail === 'model' ? '[fail]' : `[fail:${fail}]`]),
    ...(flaky === undefined ? [] : [`[flaky:${flaky}]`]),
    ...(tools === undefined ? [] : [`[tools:${tools}]`]),
    ...(long === undefined ? [] : [`[long:${long}]`]),
    ...(pieces === undefined ? [] : [`[pieces:${pieces}]`]),
    ...(chain === undefined ? [] : ['[chain]']),
    ...flags,
  ];
  const block = chain === undefined ? '' : `\n\n\`\`\`chain\n${JSON.stringify(chain)}\n\`\`\``;
  return `${[...marks, prompt].join(' ')}${block}`;
}
