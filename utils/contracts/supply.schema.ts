import { z } from 'zod';
import { id } from './primitives.schema.ts';

export const SUPPLY_REGIONS = ['eu', 'us', 'ap'] as const;
export const SUPPLY_TIERS = ['economy', 'standard', 'premium'] as const;
export const CERTIFICATIONS = ['ISO 27001', 'SOC 2', 'HIPAA'] as const;
export const supplyRegion = z.enum(SUPPLY_REGIONS);
export const supplyTier = z.enum(SUPPLY_TIERS);
export const certification = z.enum(CERTIFICATIONS);

/** `GET /api/suppliers`, `GET /api/suppliers/{id}`: who sells model capacity, where and for how much. Prices in USD per million tokens. */
export const supplier = z.strictObject({
  id, name: z.string(), provider: z.string(), model: z.string(), tier: supplyTier, region: supplyRegion, certifications: z.array(certification),
  input_usd_per_million: z.number().positive(), output_usd_per_million: z.number().positive(),
});
export type Supplier = z.infer<typeof supplier>;
export const supplierList = z.strictObject({ suppliers: z.array(supplier), total: z.int().nonnegative() });
