import type { ToolName } from '#contracts/tool.schema';
import { count } from '../../../data/format.ts';
import type { Facts } from './facts.ts';

const CORRECTION_WANTED = /\b(correct|repair|fix|clean)\w*/i;

/** Whoever asks for it gets rejected records corrected, and the corrected ones checked again. */
export function nextCheck({ tools, asked }: Facts, prompt: string, args: Record<string, unknown>): readonly { readonly name: ToolName; readonly args: Record<string, unknown> }[] {
  const { validate_records: checked, correct_records: corrected } = tools;
  if (!CORRECTION_WANTED.test(prompt) || checked?.verdict !== 'rejected') return [];
  if (!corrected) return asked.includes('correct_records') ? [] : [{ name: 'correct_records', args: { dataset_id: checked.dataset_id } }];
  return checked.dataset_id === corrected.dataset_id ? [] : [{ name: 'validate_records', args: { ...args, dataset_id: corrected.dataset_id } }];
}

export function validationSections({ tools: { validate_records: checked, correct_records: corrected } }: Facts): string | undefined {
  if (!checked) return undefined;
  const stages = checked.stages.map(({ stage, status }, index) => `${index + 1}. ${stage}: ${status.replace('_', ' ')}`).join('\n');
  const rejected = checked.rejections.map(({ row, timestamp, service, model, rule, sentence }) => `- Row ${row} (${timestamp}, ${service} on ${model}) breaks \`${rule}\`: ${sentence}`);
  const made = corrected && corrected.corrections.map(({ row, rule, action }) => `- Row ${row} was ${action} (\`${rule}\`).`);
  return [
    `## Validation\n\n${count(checked.checked)} records were checked: ${checked.verdict}.\n\n${stages}`,
    ...(rejected.length === 0 ? [] : [`## Rejected\n\n${rejected.join('\n')}`]),
    ...(corrected && made ? [`## Corrected\n\n${corrected.name} has ${count(corrected.rows)} of ${count(corrected.rows_before)} records.\n\n${made.join('\n')}`] : []),
  ].join('\n\n');
}
