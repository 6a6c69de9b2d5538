export interface Fact {
  readonly name: string;
  readonly value: string;
}

const MOST = 40;

/** Turns the free-form result of a tool into lines people can read: `totals.cost_usd` → `12.5`. */
export function factsOf(value: Readonly<Record<string, unknown>>): { facts: Fact[]; more: number } {
  const facts: Fact[] = [];
  collect(value, '', facts);
  return { facts: facts.slice(0, MOST), more: Math.max(0, facts.length - MOST) };
}

function collect(value: unknown, name: string, facts: Fact[]): void {
  if (typeof value !== 'object' || value === null) {
    facts.push({ name, value: typeof value === 'string' ? value : (JSON.stringify(value) ?? '–') });
    return;
  }
  const entries = Object.entries(value);
  if (entries.length === 0 && name) facts.push({ name, value: 'none' });
  const isList = Array.isArray(value);
  for (const [key, member] of entries) {
    const step = isList ? String(Number(key) + 1) : key;
    collect(member, name ? `${name}.${step}` : step, facts);
  }
}
