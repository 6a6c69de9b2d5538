import type { Fault } from '../fault.ts';
import type { PageKit } from './kit.ts';
import { createKit } from './kit.ts';

export interface PageFault extends Fault {
  /** What the browser runs before the page. */
  readonly script: string;
}
interface Definition extends Pick<Fault, 'noticedBy' | 'sentence' | 'silent'> {
  readonly id: `page/${string}`;
  /** Runs in the browser, made from its own source: it may use its argument and what browsers have, nothing else. */
  readonly sabotage: (kit: PageKit) => void;
}

export const FAULT_SCRIPTS = '/__faults/';

/** A chat page that loads one more script, which makes it go wrong. */
export function pageFault({ sabotage, ...told }: Definition): PageFault {
  const tag = `<script src="${FAULT_SCRIPTS}${told.id.split('/')[1] ?? ''}.js"></script>`;
  return {
    ...told,
    parts: ['pages.index'],
    // The transpiler marks functions with their names by a helper that the browser does not have.
    script: `'use strict';\nconst __name = (value) => value;\n(${sabotage.toString()})((${createKit.toString()})());\n`,
    decorate: ({ pages }) => ({ pages: { ...pages, index: async () => (await pages.index()).replace('<script', `${tag}\n    <script`) } }),
  };
}
