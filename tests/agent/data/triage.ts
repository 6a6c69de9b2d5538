import type { UsageRecord } from '#fixtures';
import { hourAt, rowsOf } from './rows.ts';

/** Two hours that lie a week apart: enough of a period for triage to call the data sufficient. */
export const WEEK_APART: readonly UsageRecord[] = rowsOf([{ service: 'chat', model: 'small' }, { timestamp: hourAt(167) }]);

/** A request, and what a person would say of it. */
export interface Labelled {
  readonly request: string;
  readonly category: string;
  readonly priority: 'critical' | 'high' | 'medium' | 'low';
  readonly services: readonly string[];
  readonly metrics: readonly string[];
}

export const COST: readonly Labelled[] = [
  { request: 'What did chat cost us?', category: 'Cost Analysis', priority: 'medium', services: ['chat'], metrics: ['cost'] },
  { request: 'Where could we cut our budget?', category: 'Cost Analysis', priority: 'medium', services: [], metrics: ['cost', 'savings'] },
  { request: 'Improve search and chat immediately!', category: 'Cost Optimization', priority: 'critical', services: ['search', 'chat'], metrics: ['savings'] },
];
export const PERFORMANCE: readonly Labelled[] = [
  { request: 'How fast is search at p95?', category: 'Performance Analysis', priority: 'medium', services: ['search'], metrics: ['latency'] },
  { request: 'Urgent: why is it so slow?', category: 'Performance Analysis', priority: 'critical', services: [], metrics: ['latency'] },
  { request: 'Did anything spike while latency went up?', category: 'Performance Analysis', priority: 'medium', services: [], metrics: ['latency', 'anomalies'] },
];
export const GENERAL: readonly Labelled[] = [
  { request: 'Good morning!', category: 'General Request', priority: 'low', services: [], metrics: [] },
  { request: 'Tell me a joke.', category: 'General Request', priority: 'low', services: [], metrics: [] },
];
