import { chartSection } from './chart.ts';
import type { Facts } from './facts.ts';
import type { Intent } from './intent.ts';
import {
  anomalySection,
  costSection,
  dataLine,
  forecastSection,
  latencySection,
  limitsSection,
  savingsSection,
  workloadSection,
} from './sections.ts';

type Section = typeof dataLine;
const ALL: readonly Section[] = [costSection, workloadSection, latencySection, anomalySection, savingsSection, forecastSection];
const BY_INTENT: Record<Intent, readonly Section[]> = {
  cost: [costSection, savingsSection],
  savings: [savingsSection, costSection],
  latency: [latencySection, anomalySection],
  anomalies: [anomalySection],
  forecast: [forecastSection],
  usage: [workloadSection, costSection],
};

function opening({ focus, tools }: Facts): string {
  if (!tools.dataset_summary && Object.keys(tools).length === 0)
    return 'No usage data could be read, so nothing can be said about usage or cost.';
  if (focus?.from === 'thread') return `This is about **${focus.service}**, the service you asked about before.`;
  return focus ? `This is about **${focus.service}**.` : 'This is about all services together.';
}

/** Joins what there is to say; sections without facts are left out. */
export function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join('\n\n');
}

/** The answer for the user: the sections that were asked for, or all. */
export function report(facts: Facts): string {
  const wanted = [...new Set(facts.intents.flatMap((intent) => BY_INTENT[intent]))];
  const chosen = wanted.some((section) => section(facts) !== undefined) ? wanted : ALL;
  return joined(opening(facts), dataLine(facts), ...chosen.map((section) => section(facts)), chartSection(facts), limitsSection(facts));
}

/** What to do when the data do not carry an analysis. */
export function guidance({ tools: { dataset_summary: data }, intents }: Facts): string {
  const known = data && data.rows > 0 ? `You can ask about ${data.services.map(({ service }) => service).join(', ')}.` : undefined;
  const need =
    !data || data.period.hours < 168
      ? 'Upload a CSV with one row per hour, service, provider and model: requests, input and output tokens, cost, latency, errors and cache hits. A week or more allows trends and savings.'
      : undefined;
  const ask =
    intents.length === 0
      ? 'Name what you want to know: cost, savings, latency, anomalies or a forecast, for one service or all.'
      : undefined;
  return `## What would help\n\n${joined(known, ask, need)}`;
}
