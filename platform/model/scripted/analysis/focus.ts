import type { ModelMessage } from '../../ports.ts';

export interface Focus {
  readonly service: string;
  /** Named in this prompt, or in an earlier one of the thread. */
  readonly from: 'prompt' | 'thread';
}

const EVERYTHING = /\b(all|overall|total|every|each|entire|across|which)\b/i;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
/** `doc-search` is also found as `doc search`, but not inside a longer word. */
const named = (service: string) => new RegExp(`(?<![\\w-])${service.split(/[-_ ]/).map(escaped).join('[-_ ]')}(?![\\w-])`, 'i');

const lastNamed = (text: string, services: readonly string[]): string | undefined =>
  services
    .map((service) => ({ service, at: text.search(named(service)) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => b.at - a.at)[0]?.service;

/** All services a text names. */
export function servicesIn(text: string, services: readonly string[]): string[] {
  return services.filter((service) => named(service).test(text));
}

/**
 * The one service a prompt is about: the one it names, else the last one the user named earlier in the thread. None when it
 * names several or asks about all of them.
 */
export function focusOf(prompt: string, messages: readonly ModelMessage[], services: readonly string[]): Focus | undefined {
  const here = servicesIn(prompt, services);
  if (here.length > 0) return here.length === 1 && here[0] !== undefined ? { service: here[0], from: 'prompt' } : undefined;
  if (EVERYTHING.test(prompt)) return undefined;
  const earlier = messages
    .filter(({ role }) => role === 'user')
    .slice(0, -1)
    .toReversed();
  for (const { content } of earlier) {
    const service = lastNamed(content, services);
    if (service !== undefined) return { service, from: 'thread' };
  }
  return undefined;
}

const UNKNOWN = [/\bservice\s+["'`]?([a-z0-9]+(?:[-_][a-z0-9]+)+)/i, /\b([a-z0-9]+(?:[-_][a-z0-9]+)+)["'`]?\s+service\b/i];

/** A service the prompt calls by a name the data do not have. */
export function unknownService(prompt: string, services: readonly string[]): string | undefined {
  const name = UNKNOWN.map((pattern) => pattern.exec(prompt)?.[1]).find((found) => found !== undefined);
  return name !== undefined && services.every((service) => service.toLowerCase() !== name.toLowerCase()) ? name : undefined;
}
