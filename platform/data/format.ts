const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

export const usd = (amount: number): string => money.format(amount);
export const count = (amount: number): string => whole.format(amount);
/** A share as a percentage with one digit. */
export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
export const ms = (value: number | null): string => (value === null ? 'unknown' : `${count(value)} ms`);
export const day = (timestamp: string): string => timestamp.slice(0, 10);

/** A Markdown table. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
