import { CHART_LANGUAGE } from '#contracts/chart.schema';
import type { Facts } from './facts.ts';

const CHART = /\b(charts?|plots?|graphs?|diagrams?|draw|visuali[sz]\w*)\b/i;

/** What kind of chart a prompt asks for; undefined when it asks for none. */
export function chartWanted(prompt: string): { metric: string; by: string } | undefined {
  if (!CHART.test(prompt)) return undefined;
  return {
    metric: /\b(errors?|fail\w*)\b/i.test(prompt) ? 'errors' : /\b(requests?|traffic)\b/i.test(prompt) ? 'requests' : 'cost_usd',
    by: /\b(days?|daily|over time|trends?)\b/i.test(prompt) ? 'day' : /\bmodels?\b/i.test(prompt) ? 'model' : 'service',
  };
}

/** The chart a tool made, for whoever draws it. */
export const chartSection = ({ tools: { chart_builder: built } }: Facts): string | undefined =>
  built && `## Chart\n\n\`\`\`${CHART_LANGUAGE}\n${JSON.stringify(built.chart)}\n\`\`\``;
