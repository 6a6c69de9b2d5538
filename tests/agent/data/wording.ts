/** USD to the cent. */
export const cents = (amount: number): number => Number(amount.toFixed(2));

/** An amount as answers write it: `$1,234.50`. */
export const usd = (amount: number): string => amount.toLocaleString('en-US', { style: 'currency', currency: 'USD' });

/** A whole number as answers write it: `12,345`. */
export const count = (amount: number): string => Math.round(amount).toLocaleString('en-US');
