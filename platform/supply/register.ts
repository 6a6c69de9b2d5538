import type { Supplier } from '#contracts/supply.schema';

/** Suppliers the platform ships with. They are made up: no answer about them can come from what a model has read elsewhere. */
export const REGISTER: readonly Supplier[] = [
  {
    id: 'sup_nordlicht', name: 'Nordlicht Inference', provider: 'nordlicht', model: 'polar-mini', tier: 'economy', region: 'eu',
    certifications: ['ISO 27001', 'SOC 2'], input_usd_per_million: 0.3, output_usd_per_million: 1.1,
  },
  {
    id: 'sup_nordlicht_plus', name: 'Nordlicht Plus', provider: 'nordlicht', model: 'polar', tier: 'standard', region: 'eu',
    certifications: ['ISO 27001', 'SOC 2'], input_usd_per_million: 0.6, output_usd_per_million: 2.2,
  },
  {
    id: 'sup_aare', name: 'Aare Compute', provider: 'aare', model: 'lynx', tier: 'standard', region: 'eu',
    certifications: ['ISO 27001'], input_usd_per_million: 1.2, output_usd_per_million: 4.5,
  },
  {
    id: 'sup_aare_large', name: 'Aare Compute Large', provider: 'aare', model: 'lynx-large', tier: 'premium', region: 'eu',
    certifications: ['ISO 27001', 'HIPAA'], input_usd_per_million: 4.2, output_usd_per_million: 16,
  },
  {
    id: 'sup_pelican', name: 'Pelican Models', provider: 'pelican', model: 'brown', tier: 'standard', region: 'us',
    certifications: ['SOC 2', 'HIPAA'], input_usd_per_million: 1.05, output_usd_per_million: 5.2,
  },
  {
    id: 'sup_prairie', name: 'Prairie Tokens', provider: 'prairie', model: 'sod', tier: 'economy', region: 'us',
    certifications: [], input_usd_per_million: 0.18, output_usd_per_million: 0.75,
  },
  {
    id: 'sup_redwood', name: 'Redwood Systems', provider: 'redwood', model: 'sequoia', tier: 'premium', region: 'us',
    certifications: ['ISO 27001', 'SOC 2', 'HIPAA'], input_usd_per_million: 5, output_usd_per_million: 14.5,
  },
  {
    id: 'sup_kite', name: 'Kite Cloud', provider: 'kite', model: 'wind', tier: 'standard', region: 'ap',
    certifications: ['SOC 2'], input_usd_per_million: 0.95, output_usd_per_million: 3.9,
  },
  {
    id: 'sup_banyan', name: 'Banyan Labs', provider: 'banyan', model: 'root-mini', tier: 'economy', region: 'ap',
    certifications: ['ISO 27001'], input_usd_per_million: 0.25, output_usd_per_million: 0.9,
  },
];
