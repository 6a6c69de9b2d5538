import type { SupplierResearch } from '../../../tools/supplier-research.tool.ts';
import { usd, table } from '../../../data/format.ts';
import type { Facts } from './facts.ts';

const REGIONS = { eu: /\b(EU|Europe|European)\b/, us: /\b(US|USA|United States|American?)\b/, ap: /\b(APAC|Asia|Asian)\b/ };
const CERTIFIED = { 'ISO 27001': /\bISO ?27001\b/i, 'SOC 2': /\bSOC ?2\b/i, HIPAA: /\bHIPAA\b/i };
const TIERS = { economy: /\beconomy\b/i, standard: /\bstandard\b/i, premium: /\bpremium\b/i };

const named = (prompt: string, words: Readonly<Record<string, RegExp>>) => Object.entries(words).find(([, pattern]) => pattern.test(prompt))?.[0];

/** What a prompt requires of suppliers, as arguments of the research; the first of each kind. */
export function requirementsIn(prompt: string): Record<string, string> {
  const wanted = { region: named(prompt, REGIONS), certification: named(prompt, CERTIFIED), tier: named(prompt, TIERS) };
  return Object.fromEntries(Object.entries(wanted).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

const listOf = (requirements: SupplierResearch['requirements']) => Object.entries(requirements).map(([name, value]) => `${name} ${value}`).join(', ');

const compared = (change: number) => (change <= 0 ? `${usd(-change)} less than today` : `${usd(change)} more than today`);

/** Who could supply what is used, at which price, and whom to take; only what the research found. */
export function supplySections({ tools: { supplier_research: research } }: Facts): string | undefined {
  if (!research) return undefined;
  const { requirements, offers, excluded, market, strategy, current_monthly_cost_usd: today } = research;
  const required = listOf(requirements);
  const out = excluded.length === 0 ? undefined : `## Excluded\n\n${excluded.map(({ name, lacks }) => `- ${name}: ${lacks.join(', ')} not as required.`).join('\n')}`;
  if (!market || !strategy) return [`## Suppliers\n\nNo supplier meets what is required (${required}); none can be recommended.`, out].filter(Boolean).join('\n\n');
  const rows = offers.map((one) => [one.name, one.model, one.region, usd(one.monthly_cost_usd), compared(one.change_usd)]);
  const { first, second } = strategy;
  return [
    `## Suppliers\n\n${required ? `Required: ${required}. ` : ''}The models in use cost ${usd(today)} in 30 days.\n\n${table(['Supplier', 'Model', 'Region', 'Cost in 30 days', 'Change'], rows)}`,
    `## Market\n\n${offers.length} offer(s) from ${usd(market.lowest_usd)} to ${usd(market.highest_usd)}; the median is ${usd(market.median_usd)}.`,
    `## Sourcing\n\n1. Take ${first.name} as the first source: ${usd(first.monthly_cost_usd)} in 30 days, ${compared(first.change_usd)}.\n${
      second ? `2. Keep ${second.name} as the second source: ${usd(second.monthly_cost_usd)} in 30 days, from another provider.` : '2. There is no second source of another provider; 1 provider alone is a risk.'
    }`,
    out,
  ].filter(Boolean).join('\n\n');
}
