import type { TriageReport } from '#contracts/triage.schema';
import { triageReport } from '#contracts/triage.schema';

const BLOCK = /```json\s*([\s\S]*?)```/g;

/** The report in the last JSON block of a text; undefined when there is none or it has another shape. */
export function readTriageReport(text: string): TriageReport | undefined {
  const block = [...text.matchAll(BLOCK)].at(-1)?.[1];
  if (block === undefined) return undefined;
  try {
    return triageReport.safeParse(JSON.parse(block)).data;
  } catch {
    // A model may write anything between the fences; what is not JSON is no report.
    return undefined;
  }
}
