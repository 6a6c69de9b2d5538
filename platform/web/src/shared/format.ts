const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'narrow' });
const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' });
const money = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD' });
const count = new Intl.NumberFormat('en');

/** "just now", "5 min. ago", "yesterday", "12 Nov". */
export function timeAgo(at: number, now: number): string {
  const minutes = Math.round((now - at) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return relative.format(-minutes, 'minute');
  if (minutes < 24 * 60) return relative.format(-Math.round(minutes / 60), 'hour');
  if (minutes < 7 * 24 * 60) return relative.format(-Math.round(minutes / (24 * 60)), 'day');
  return day.format(at);
}

export const inDollars = (amount: number): string => money.format(amount);
export const inPercent = (value: number): string => `${count.format(Math.round(value * 10) / 10)} %`;
export const inNumber = (value: number): string => count.format(value);

/** "340 ms", "2.4 s", "3 min 20 s". */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** `supply_researcher` as people write it: "Supply researcher". */
export function agentLabel(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const plural = (amount: number, noun: string): string => `${count.format(amount)} ${noun}${amount === 1 ? '' : 's'}`;
