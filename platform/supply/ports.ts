import type { Supplier } from '#contracts/supply.schema';

/** The register of suppliers, the same for everybody. */
export interface Suppliers {
  list(): readonly Supplier[];
  /** NOT_FOUND when there is none of that id. */
  get(supplierId: string): Supplier;
}
