import type { ToolName } from '#contracts/tool.schema';
import type { ModelChunk } from '../../ports.ts';
import { callTools, say, think, write } from '../speech.ts';
import type { ScriptedTurn } from '../turn.ts';
import type { Facts } from './facts.ts';
import { joined } from './report.ts';
import { limitsSection } from './sections.ts';

interface Task {
  readonly tool: ToolName;
  readonly args: Record<string, unknown>;
}

const ORGANISE = /\b(organi[sz]\w*|classif\w*|sort|tags?|tagged)\b/i;
const SEARCH = /\b(find|search|look for)\b[^"]*"([^"]+)"/i;

/** A request to the corpus administrator that is about documents, not about usage. */
export const isAboutDocuments = ({ request, prompt }: ScriptedTurn): boolean => request.agent === 'corpus_admin' && /\bdocuments?\b/i.test(prompt);

/** What the prompt asks for, in the order in which one builds on the other: an index, an order, a search. */
function tasksOf(prompt: string): Task[] {
  const words = SEARCH.exec(prompt)?.[2];
  const organise = ORGANISE.test(prompt);
  return [
    ...(organise || /\bindex\b/i.test(prompt) ? [{ tool: 'index_documents', args: {} } as const] : []),
    ...(organise || words === undefined ? [{ tool: 'organize_documents', args: {} } as const] : []),
    ...(words === undefined ? [] : [{ tool: 'search_documents', args: { query: words } } as const]),
  ];
}

/** One task after the other, because each looks at what the one before it left; then what came of them. */
export async function* workOnDocuments(turn: ScriptedTurn, facts: Facts): AsyncGenerator<ModelChunk> {
  const offered = (name: string) => turn.request.tools.some((tool) => tool.name === name);
  const next = turn.mayCallTools ? tasksOf(turn.prompt).find(({ tool }) => offered(tool) && !facts.asked.includes(tool)) : undefined;
  if (next) {
    yield think(`The request is about documents. Next: ${next.tool}.`);
    yield* callTools([{ name: next.tool, args: next.args }]);
    return;
  }
  yield think('Nothing is left to do with the documents.');
  const text = joined(indexLine(facts), orderSection(facts), searchSection(facts), limitsSection(facts)) || 'There is nothing to tell about the documents.';
  yield* turn.briefing.audience === 'user' ? say(text, turn.request.signal) : write(text);
}

const indexLine = ({ tools: { index_documents: done } }: Facts) => done && `${done.indexed.length} document(s) were indexed.`;

function orderSection({ tools: { organize_documents: order } }: Facts): string | undefined {
  if (!order) return undefined;
  if (order.total === 0) return 'There are no documents yet. Bring some, then ask again.';
  const lines = order.categories.map(({ category, count, titles }) => `- ${category} (${count}): ${titles.join(', ')}`);
  const waiting = order.not_indexed > 0 ? `\n\n${order.not_indexed} of them are not indexed yet and cannot be found.` : '';
  return `## Documents\n\n${order.total} in all.\n\n${lines.join('\n')}${waiting}`;
}

function searchSection({ tools: { search_documents: found } }: Facts): string | undefined {
  if (!found) return undefined;
  if (found.total === 0) return `No document has "${found.query}".`;
  return `## Found\n\n${found.total} document(s) have "${found.query}".\n\n${found.hits.map(({ title }, index) => `${index + 1}. ${title}`).join('\n')}`;
}
