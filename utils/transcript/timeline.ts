import type { Entry, Transcript } from './transcript.ts';

const ARROW = { out: '→', in: '←', note: '·' } as const;

/** One line per entry: milliseconds since the test began, channel, who, direction, what. */
export function timelineLine(entry: Entry, startedAt: number): string {
  const at = `${(entry.at - startedAt).toFixed(1)} ms`.padStart(12);
  return `${at}  ${entry.channel.padEnd(7)} ${entry.who.padEnd(10)} ${ARROW[entry.direction]} ${entry.label}`;
}

/** The whole timeline as text, for the attachment. */
export function timelineText(transcript: Transcript): string {
  const lines = transcript.entries.map((entry) => timelineLine(entry, transcript.startedAt));
  return [...lines, ...(transcript.dropped > 0 ? [`… and ${transcript.dropped} more, not kept`] : [])].join('\n');
}

/** First and last five lines and how many there are, for messages. */
export function shorten(lines: readonly string[], each = 5): string {
  if (lines.length === 0) return '(nothing)';
  if (lines.length <= each * 2) return lines.join('\n');
  return [...lines.slice(0, each), `… ${lines.length - each * 2} more of ${lines.length} …`, ...lines.slice(-each)].join('\n');
}
