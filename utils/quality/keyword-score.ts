import type { Journey } from '../journey/journey.types.ts';

const KEYWORDS = ['analysis', 'recommendation', 'optimization', 'data', 'insights', 'findings', 'performance', 'efficiency', 'cost', 'reduction', 'strategic', 'business', 'value'];
const MARKERS = ['1)', '2)', 'recommendations include:', 'key findings:'];

/**
 * The score by which the former suite judged answers: length, words of a list, marks, events. It counts words and knows nothing of
 * truth, so it is told beside the grade and decides nothing. Points as its `real agent execution` gave them, at most 1.
 */
export function keywordScore({ answer, toolCalls, events }: Pick<Journey, 'answer' | 'toolCalls' | 'events'>): number {
  const text = answer.toLowerCase();
  const long = answer.length > 100;
  const [first] = toolCalls.filter(({ result }) => result !== undefined).map(({ result }) => JSON.stringify(result));
  const points = [
    long && 0.3,
    long && Math.min(0.4, 0.05 * KEYWORDS.filter((word) => text.includes(word)).length),
    long && MARKERS.some((mark) => text.includes(mark)) && 0.1,
    toolCalls.length > 0 && 0.15,
    first !== undefined && first.length > 50 && 0.15,
    first !== undefined && first.length > 50 && /metrics|analysis|insights|patterns/.test(first) && 0.1,
    events.some(({ source }) => source.type === 'agent_thinking') && 0.05,
  ];
  return Math.min(1, points.reduce<number>((sum, each) => sum + Number(each), 0));
}
