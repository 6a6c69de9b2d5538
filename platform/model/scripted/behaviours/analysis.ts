import { agentName } from '#contracts/agent.schema';
import type { ToolName } from '#contracts/tool.schema';
import type { ModelChunk } from '../../ports.ts';
import { chartWanted } from '../analysis/chart.ts';
import type { Facts } from '../analysis/facts.ts';
import { isAboutDocuments, workOnDocuments } from '../analysis/documents.ts';
import { gatherFacts } from '../analysis/facts.ts';
import type { Script } from '../analysis/scripts.ts';
import { SCRIPTS } from '../analysis/scripts.ts';
import { callTools, say, think, write } from '../speech.ts';
import type { ScriptedTurn } from '../turn.ts';

/**
 * The default: first the summary of the data, then the agent's own tools, narrowed to the service in question, then a text
 * from what they found. Tools whose result was handed over, that were asked already or that are not offered are not asked.
 */
export async function* analysis(turn: ScriptedTurn): AsyncGenerator<ModelChunk> {
  const facts = gatherFacts(turn);
  if (isAboutDocuments(turn)) {
    yield* workOnDocuments(turn, facts);
    return;
  }
  const script = SCRIPTS[agentName.safeParse(turn.request.agent).data ?? 'supervisor'];
  const wanted = turn.mayCallTools ? callsWanted(turn, facts, script) : [];
  if (wanted.length > 0) {
    yield think(`${considered(facts)} I look at it with ${wanted.map(({ name }) => name).join(' and ')}.`);
    yield* callTools(wanted);
    return;
  }
  yield think(
    `${considered(facts)} ${facts.failed.length > 0 ? 'Not every tool answered; I say what is missing.' : 'This is enough to answer from.'}`,
  );
  const text = script.write(facts, turn.prompt);
  yield* turn.briefing.audience === 'user' ? say(text, turn.request.signal) : write(text);
}

/** The agent's tools, and once they have answered what follows from that. */
function callsWanted(turn: ScriptedTurn, facts: Facts, script: Script) {
  const { prompt, request, briefing: { context } } = turn;
  const focus = facts.focus ? { service: facts.focus.service } : {};
  const first = toolsWanted(turn, facts, script).map((name) => ({ name, args: { ...focus, ...(name === 'chart_builder' && chartWanted(prompt)), ...script.args?.(name, prompt, context) } }));
  if (first.length > 0) return first;
  return (script.afterwards?.(facts, prompt, context) ?? []).filter(({ name }) => request.tools.some((tool) => tool.name === name));
}

function toolsWanted({ request, briefing, prompt }: ScriptedTurn, facts: Facts, script: Script): ToolName[] {
  const { tools, asked } = facts;
  const open = (name: string) => request.tools.some((tool) => tool.name === name) && !asked.includes(name) && !(name in briefing.evidence);
  if (!tools.dataset_summary && open('dataset_summary')) return ['dataset_summary'];
  if (script.noTools?.(facts)) return [];
  return [...script.tools, ...(chartWanted(prompt) ? ['chart_builder' as const] : [])].filter(open);
}

function considered({ intents, focus, tools: { dataset_summary: data } }: Facts): string {
  const about = intents.length > 0 ? `The request is about ${intents.join(', ')}` : 'The request names no subject of its own';
  const subject = focus ? ` of ${focus.service}${focus.from === 'thread' ? ', named earlier in this thread' : ''}` : '';
  return `${about}${subject}.${data ? ` The data cover ${data.period.hours} hours.` : ''}`;
}
