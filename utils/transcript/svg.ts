import type { Channel, Entry, Transcript } from './transcript.ts';

const LEFT = 170;
const WIDTH = 1100;
const LANE = 46;
const TOP = 40;
const COLORS: Readonly<Record<Channel, string>> = { http: '#2563eb', sse: '#7c3aed', ws: '#059669', browser: '#d97706', process: '#6b7280' };
/** A lane with more marks than this would be a smear; the text timeline has them all. */
const MARKS = 400;

/** A picture of a transcript: one lane per channel and party, time from left to right, hover a mark to read it. */
export function timelineSvg(transcript: Transcript, title: string): string {
  const lanes = new Map<string, Entry[]>();
  for (const entry of transcript.entries) {
    const name = `${entry.channel} · ${entry.who}`;
    const lane = lanes.get(name);
    if (lane) lane.push(entry);
    else lanes.set(name, [entry]);
  }
  const total = Math.max(1, (transcript.entries.at(-1)?.at ?? transcript.startedAt) - transcript.startedAt);
  const x = (at: number) => LEFT + ((at - transcript.startedAt) / total) * (WIDTH - LEFT - 20);
  const height = TOP + lanes.size * LANE + 30;
  const body = [...lanes].map(([name, entries], index) => laneSvg(name, entries, TOP + index * LANE, x)).join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="10" y="20" font-size="14" font-weight="600">${escape(title)}</text>
<text x="${WIDTH - 20}" y="20" text-anchor="end" fill="#6b7280">▼ sent  ▲ received  ● note  red: refused or broken</text>
${axis(total, height, x, transcript.startedAt)}
${body}
</svg>`;
}

function laneSvg(name: string, entries: readonly Entry[], y: number, x: (at: number) => number): string {
  const middle = y + LANE / 2;
  const marks = entries.slice(0, MARKS).map((entry) => {
    const at = x(entry.at).toFixed(1);
    const up = entry.direction === 'out';
    const shape = entry.direction === 'note' ? `<circle cx="${at}" cy="${middle}" r="4"` : `<path d="M${at} ${middle} l-4 ${up ? -10 : 10} h8 z"`;
    return `${shape} fill="${isBad(entry) ? '#dc2626' : COLORS[entry.channel]}"><title>${escape(entry.label)}</title></${entry.direction === 'note' ? 'circle' : 'path'}>`;
  });
  // The last label of a lane is what a reader looks for first.
  const last = entries.at(-1);
  const label = last ? `<text x="${Math.min(x(last.at) + 8, WIDTH - 230).toFixed(1)}" y="${middle - 12}" fill="#374151" font-size="10">${escape(last.label.slice(0, 40))}</text>` : '';
  return `<text x="10" y="${middle + 4}" fill="#111827">${escape(name)}</text><line x1="${LEFT}" x2="${WIDTH - 20}" y1="${middle}" y2="${middle}" stroke="#d1d5db"/>${marks.join('')}${label}`;
}

function axis(total: number, height: number, x: (at: number) => number, startedAt: number): string {
  return [0, 0.25, 0.5, 0.75, 1]
    .map((part) => {
      const at = x(startedAt + total * part).toFixed(1);
      return `<line x1="${at}" x2="${at}" y1="${TOP - 8}" y2="${height - 24}" stroke="#f3f4f6"/><text x="${at}" y="${height - 8}" text-anchor="${part === 1 ? 'end' : 'middle'}" fill="#6b7280">${(total * part).toFixed(0)} ms</text>`;
    })
    .join('');
}

const isBad = ({ label }: Entry): boolean => /^(?:[45]\d\d |error |closed (?!1000)|agent_error|handshake |no answer|frame breaks|connection cut)/.test(label);
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// Control characters are not allowed in XML at all.
const escape = (text: string): string => text.replace(/\p{Cc}/gu, ' ').replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
