export const INTENTS = ['cost', 'savings', 'latency', 'anomalies', 'forecast', 'usage'] as const;
export type Intent = (typeof INTENTS)[number];

const WORDS: Record<Intent, RegExp> = {
  cost: /\b(costs?|costly|spend(ing|s)?|spent|expens\w*|bill(ing|s)?|budget|prices?|pricing|money|cheap\w*|roi)\b/i,
  savings: /\b(sav(e|es|ed|ing|ings)|optimi[sz]\w*|reduc\w*|cut|lower|recommend\w*|improve\w*|actions?|plan)\b/i,
  latency: /\b(latenc(y|ies)|slow\w*|fast\w*|speed|response times?|p\s?(50|95|99)|percentiles?|performance)\b/i,
  anomalies: /\b(anomal\w*|outliers?|spikes?|unusual|incidents?|errors?|fail(s|ed|ures?|ing)?)\b/i,
  forecast: /\b(forecast\w*|predict\w*|next (week|month|quarter)|trend\w*|growth|projection)\b/i,
  usage: /\b(usage|requests?|workloads?|traffic|tokens?|models?|services?|providers?|data|analy[sz]\w*|cach(e|es|ing)|report|summar\w*)\b/i,
};

/** What a prompt asks about, in a fixed order; empty when it asks about nothing the data could tell. */
export function intentsOf(prompt: string): Intent[] {
  return INTENTS.filter((intent) => WORDS[intent].test(prompt));
}
