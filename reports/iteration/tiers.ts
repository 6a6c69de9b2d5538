/** What a tier stands for to the business. Configured, not computed: the figures are labels of whoever ordered the tests, monthly revenue at risk. */
export interface Tier {
  readonly name: string;
  readonly label: string;
}

export const TIERS: Readonly<Record<string, Tier>> = {
  p1: { name: 'critical', label: '$120K+ MRR' },
  p2: { name: 'high', label: '$80K MRR' },
  p3: { name: 'medium-high', label: '$50K MRR' },
  p4: { name: 'medium', label: '$30K MRR' },
  p5: { name: 'medium-low', label: '$10K MRR' },
  p6: { name: 'low', label: '$5K MRR' },
};
