import { z } from 'zod';
import type { ScriptedTurn } from '../turn.ts';
import type { Behaviour } from '../turn.ts';
import { callTools, think } from '../speech.ts';

/** `{ "$from": "tool.path.to.value" }`: what an earlier link found. */
const reference = z.strictObject({ $from: z.string() });
const link = z.strictObject({
  tool: z.string(),
  args: z.record(z.string(), z.unknown()).default({}),
  /** Only when an earlier link found this much, or failed. */
  when: z.union([z.strictObject({ from: z.string(), above: z.number() }), z.strictObject({ from: z.string(), atMost: z.number() }), z.strictObject({ failed: z.string() })]).optional(),
});
const stages = z.array(z.array(link));
type Link = z.output<typeof link>;

const BLOCK = /\s*```chain\s*([\s\S]*?)```/;

/** `[chain]`: asks for tools as a block in the prompt says, stage by stage; a link without what it needs from earlier ones is left out. */
export const chain: Behaviour = {
  name: 'chain',
  scope: 'answer',
  async *respond(turn, _number, next) {
    const plain = { ...turn, prompt: turn.prompt.replace(BLOCK, '') };
    const due = turn.mayCallTools ? nextStage(turn) : undefined;
    if (!due) {
      yield* next({ ...plain, mayCallTools: false });
      return;
    }
    yield think(`The next stage of the chain asks for ${due.map(({ name }) => name).join(' and ')}.`);
    yield* callTools(due);
  },
};

/** The first stage that was not asked yet and has a link that can be. */
function nextStage({ prompt, toolAnswers }: ScriptedTurn) {
  const known = new Map<string, Record<string, unknown>>();
  let heard = 0;
  for (const stage of stages.parse(JSON.parse(BLOCK.exec(prompt)?.[1] ?? '[]'))) {
    const calls = stage.flatMap((one) => callOf(one, known));
    if (calls.length > 0 && heard >= toolAnswers.length) return calls;
    for (const { toolName, content } of toolAnswers.slice(heard, heard + calls.length)) known.set(toolName, z.record(z.string(), z.unknown()).parse(JSON.parse(content)));
    heard += calls.length;
  }
  return undefined;
}

function callOf({ tool, args, when }: Link, known: ReadonlyMap<string, Record<string, unknown>>) {
  if (when && !holds(when, known)) return [];
  const filled = Object.entries(args).map(([name, value]) => {
    const asked = reference.safeParse(value).data;
    return [name, asked ? lookUp(known, asked.$from) : value] as const;
  });
  return filled.some(([, value]) => value === undefined) ? [] : [{ name: tool, args: Object.fromEntries(filled) }];
}

function holds(when: NonNullable<Link['when']>, known: ReadonlyMap<string, Record<string, unknown>>): boolean {
  if ('failed' in when) return known.get(when.failed)?.['error_code'] !== undefined;
  const value = lookUp(known, when.from);
  return typeof value === 'number' && ('above' in when ? value > when.above : value <= when.atMost);
}

function lookUp(known: ReadonlyMap<string, Record<string, unknown>>, path: string): unknown {
  const [tool = '', ...keys] = path.split('.');
  return keys.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined), known.get(tool));
}
