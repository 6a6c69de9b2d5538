import type { TriageReport } from '#contracts/triage.schema';
import type { Facts } from './facts.ts';
import { servicesIn } from './focus.ts';
import type { Intent } from './intent.ts';

const CATEGORY: Record<Intent, string> = {
  cost: 'Cost Analysis',
  savings: 'Cost Optimization',
  latency: 'Performance Analysis',
  anomalies: 'Anomaly Detection',
  forecast: 'Forecast',
  usage: 'Usage Analysis',
};
const URGENT = /\b(urgent\w*|critical\w*|immediately|asap|outage|down)\b/i;
const WEEK_HOURS = 168;

const NEXT: Record<TriageReport['data_sufficiency'], TriageReport['suggested_workflow']> = {
  sufficient: { next_agent: 'data', workflow_steps: ['data', 'optimization', 'actions', 'reporting'] },
  partial: { next_agent: 'data_helper', workflow_steps: ['data_helper', 'data', 'reporting'] },
  insufficient: { next_agent: 'data_helper', workflow_steps: ['data_helper', 'reporting'] },
  unknown: { next_agent: 'data_helper', workflow_steps: ['data_helper', 'reporting'] },
};

/** A week of hours carries an analysis; less is partial, none or the wrong service is not enough; without a question nobody can tell. */
function judge({ tools: { dataset_summary: data }, intents, unknownService, focus }: Facts): {
  data_sufficiency: TriageReport['data_sufficiency'];
  reasoning: string;
} {
  if (!data) return { data_sufficiency: 'unknown', reasoning: 'The data could not be read.' };
  if (intents.length === 0 && !focus)
    return { data_sufficiency: 'unknown', reasoning: 'The request asks about nothing that usage data could tell.' };
  if (data.rows === 0) return { data_sufficiency: 'insufficient', reasoning: `The data set ${data.name} has no records.` };
  if (unknownService !== undefined)
    return { data_sufficiency: 'insufficient', reasoning: `The data hold no service called ${unknownService}.` };
  const observed = `The data set ${data.name} covers ${data.period.hours} hours`;
  return data.period.hours < WEEK_HOURS
    ? { data_sufficiency: 'partial', reasoning: `${observed}, less than a week.` }
    : { data_sufficiency: 'sufficient', reasoning: `${observed}, a week or more.` };
}

/** Half for a question that was understood, the rest for a known subject and for enough data. */
const confidence = (facts: Facts, sufficiency: TriageReport['data_sufficiency']) =>
  (50 * Number(facts.intents.length > 0) + 20 * Number(facts.unknownService === undefined) + 30 * Number(sufficiency === 'sufficient')) /
  100;

export function triageOf(facts: Facts, prompt: string): TriageReport {
  const { data_sufficiency, reasoning } = judge(facts);
  const [primary, ...secondary] = facts.intents;
  const data = facts.tools.dataset_summary;
  const services = servicesIn(prompt, data?.services.map(({ service }) => service) ?? []);
  return {
    category: primary ? CATEGORY[primary] : 'General Request',
    priority: URGENT.test(prompt) ? 'critical' : primary ? 'medium' : 'low',
    complexity: facts.intents.length > 2 ? 'high' : facts.intents.length === 2 ? 'medium' : 'low',
    confidence_score: confidence(facts, data_sufficiency),
    data_sufficiency,
    extracted_entities: {
      services: services.length === 0 && facts.focus ? [facts.focus.service] : services,
      models: servicesIn(prompt, data?.models.map(({ model }) => model) ?? []),
      metrics: [...facts.intents],
    },
    user_intent: { primary_intent: primary ?? 'general', secondary_intents: secondary },
    suggested_workflow: NEXT[data_sufficiency],
    reasoning,
  };
}

export function triageText(facts: Facts, prompt: string): string {
  const triage = triageOf(facts, prompt);
  return `This is a request of the category ${triage.category}, priority ${triage.priority}. ${triage.reasoning}\n\n\`\`\`json\n${JSON.stringify(triage, null, 2)}\n\`\`\``;
}
