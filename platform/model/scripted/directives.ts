import type { Behaviour } from './turn.ts';

export interface Directive {
  readonly behaviour: Behaviour;
  readonly number: number;
}

const BRACKETS = /\[([a-z]+(?::[a-z]+)?)(?::(\d{1,7}))?\] ?/g;

/** Directives of a prompt, and the prompt without them. What no behaviour knows stays text. */
export function readDirectives(prompt: string, behaviours: readonly Behaviour[]): { directives: Directive[]; text: string } {
  const directives: Directive[] = [];
  const text = prompt.replace(BRACKETS, (whole, name: string, digits: string | undefined) => {
    const behaviour = behaviours.find((one) => one.name === name && (digits === undefined || one.number !== undefined));
    if (!behaviour) return whole;
    const { fallback, max } = behaviour.number ?? { fallback: 0, max: 0 };
    directives.push({ behaviour, number: Math.min(digits === undefined ? fallback : Number(digits), max) });
    return '';
  });
  return { directives, text: text.trim() };
}
