import type { Model, ModelChunk } from '../ports.ts';
import { analysis } from './behaviours/analysis.ts';
import { chain } from './behaviours/chain.ts';
import { downs } from './behaviours/down.ts';
import { echo } from './behaviours/echo.ts';
import { fail } from './behaviours/fail.ts';
import { failMidway } from './behaviours/fail-midway.ts';
import { failingTool } from './behaviours/failing-tool.ts';
import { flaky } from './behaviours/flaky.ts';
import { hang } from './behaviours/hang.ts';
import { long } from './behaviours/long.ts';
import { loop } from './behaviours/loop.ts';
import { markdown } from './behaviours/markdown.ts';
import { flakyTool, slowTool } from './behaviours/self-test.ts';
import { pieces } from './behaviours/pieces.ts';
import { recall } from './behaviours/recall.ts';
import { slow } from './behaviours/slow.ts';
import { tools } from './behaviours/tools.ts';
import { unicode } from './behaviours/unicode.ts';
import { readDirectives } from './directives.ts';
import type { Behaviour, ScriptedTurn } from './turn.ts';
import { promptOf, readTurn } from './turn.ts';

/** From the outermost to the innermost: those that stop or delay a turn before those that write it. */
const BEHAVIOURS: readonly Behaviour[] = [hang, fail, ...downs, flaky, loop, failMidway, slow, pieces, failingTool, slowTool, flakyTool, chain, tools, recall, echo, unicode, markdown, long];

/**
 * A model without chance: it knows what a real one would, the request, and answers from the tool results it finds there.
 * Directives in the newest user message (`[slow:50]`, `[fail]`, …) ask for other behaviours and can be combined.
 */
export function createScriptedModel(): Model {
  return {
    name: 'scripted',
    turn(request) {
      const { directives, text } = readDirectives(promptOf(request), BEHAVIOURS);
      const turn = readTurn(request, text);
      const innermost: Next = (last) => analysis(last);
      return BEHAVIOURS.reduceRight<Next>((next, behaviour) => {
        const chosen = directives.find((directive) => directive.behaviour === behaviour);
        if (!chosen || (behaviour.scope === 'answer' && turn.briefing.audience !== 'user')) return next;
        return (given) => behaviour.respond(given, chosen.number, next);
      }, innermost)(turn);
    },
    ping: () => Promise.resolve(),
  };
}

type Next = (turn: ScriptedTurn) => AsyncIterable<ModelChunk>;
