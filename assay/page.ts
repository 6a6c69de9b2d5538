import { isTrusted } from './classification.ts';
import { groupBy } from './group.ts';
import type { AssayReport } from './report.schema.ts';
import { holds, unreachedFaults } from './report.ts';
import { STYLE } from './page.style.ts';
import { NULL_PLATFORMS } from './null-platforms/index.ts';

interface Setting {
  readonly durationMs: number;
  readonly unreachedCounts: boolean;
  readonly madeAt: Date;
}
type PairOfReport = AssayReport['pairs'][number];

/** Signs of the matrix, with what they mean. */
const MARKS: Readonly<Record<string, { readonly sign: string; readonly says: string }>> = {
  caught: { sign: '●', says: 'caught: the test failed, for the stated reason' },
  'set-up': { sign: '◐', says: 'caught before the test’s body began: proves nothing about the test' },
  'wrong-reason': { sign: '✕', says: 'failed for another reason' },
  timeout: { sign: '◷', says: 'timed out where an assertion should have spoken' },
  crash: { sign: '!', says: 'failed, but no assertion spoke' },
  missed: { sign: '○', says: 'passed: it did not notice' },
  skipped: { sign: '–', says: 'skipped itself' },
};

/** One static page: nothing is loaded from elsewhere, nothing runs. */
export function pageOf(report: AssayReport, setting: Setting): string {
  const { tests, faults, unprovenTests, uncaughtFaults, wrongReason, nullPlatforms } = report;
  const good = holds(report);
  const unreached = unreachedFaults(report);
  const got = tests.filter(({ passedOn }) => passedOn.length > 0);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Assay: ${report.score} %</title><style>${STYLE}</style></head><body><main>
<header><p class="decision ${good ? 'good' : 'bad'}">${good ? 'Proven' : 'Not proven'}</p><h1>Assay</h1><p class="made">${setting.madeAt.toISOString().slice(0, 16).replace('T', ' ')} UTC, ${(setting.durationMs / 1000).toFixed(0)} s</p></header>
${figures(report)}
${section('Unproven tests', unprovenTests.length, 'These tests have not been shown able to fail for a stated reason.', table(['test', 'why'], unprovenTests.map(({ test, why }) => [code(test), escape(why)])))}
${section('Uncaught faults', uncaughtFaults.length, 'With these the platform may be broken and no test says so.', table(['fault', 'why'], uncaughtFaults.map(({ fault, why }) => [`${code(fault)}<br><small>${escape(faults.find((each) => each.fault === fault)?.sentence ?? '')}</small>`, escape(why)])))}
${section('Passes on nothing', got.length, 'These tests passed, or skipped themselves, on something that is no platform.', table(['test', 'null platforms'], got.map(({ test, passedOn }) => [code(test), escape(passedOn.join(', '))])))}
${setting.unreachedCounts ? '' : section('Unreached faults', unreached.length, 'None of the chosen tests gets to what these change; an assay of the whole suite counts them as uncaught.', table(['fault', 'what it does'], unreached.map(({ fault, sentence }) => [code(fault), escape(sentence)])))}
<section><h2>Matrix</h2><p class="legend">${Object.values(MARKS).map(({ sign, says }) => `<span><b class="${classOf(sign)}">${sign}</b> ${says}</span>`).join('')}<span>blank: out of reach, or not needed for the verdict</span></p>${matrix(report)}</section>
${classification(report)}
<section><h2>Null platforms</h2>${table(['platform', 'what it does', 'passed', 'ran'], Object.entries(nullPlatforms).map(([name, { passed, ran }]) => [code(name), escape(NULL_PLATFORMS.find((each) => each.name === name)?.sentence ?? ''), String(passed), String(ran)]))}</section>
${section('Failed for another reason', wrongReason.length, 'The test failed, but not by what the fault says must notice it. Either the test falls over something else first, or the fault’s reason is too narrow.', wrongReason.map((row) => `<details><summary>${code(row.fault)} <span class="${row.verdict}">${row.verdict}</span> in ${escape(row.test)}</summary><p>Stated: ${escape(row.expected)}</p><pre>${escape(row.message)}</pre></details>`).join(''))}
<section><h2>Slowest pairs</h2>${table(['ms', 'test', 'fault', 'verdict'], [...report.pairs].sort((a, b) => b.ms - a.ms).slice(0, 15).map((pair) => [String(pair.ms), escape(pair.test), code(pair.fault), escape(pair.verdict)]))}</section>
</main></body></html>\n`;
}

/** How well the reports tell what is wrong, with every fault they took for something else. */
function classification({ classification: { of, right, certain, unknown, wrong, wrongCertain }, faults }: AssayReport): string {
  if (of === 0) return '';
  const rows = wrong.map(({ fault, said, certainty, rule, truth, test }) => [`${code(fault)}<br><small>${escape(faults.find((each) => each.fault === fault)?.sentence ?? '')}</small>`, escape(truth.join(' or ')), `<span class="${certainty === 'certain' ? 'wrong' : ''}">${escape(said)}</span> <small>${certainty}</small>`, code(rule ?? ''), escape(test)]);
  return `<section><h2>Classification <span class="count">${right} of ${of}</span></h2><p>The evidence of every caught fault, classified by the rules of the reports and held against the fault’s true class: ${right} right (${certain} of all told as certain), ${unknown.length} unknown, ${wrong.length} wrong, ${wrongCertain.length} of them certain.</p>
${rows.length === 0 ? '' : table(['fault', 'is', 'was told as', 'by rule', 'from the failure of'], rows)}${unknown.length === 0 ? '' : `<p>Unknown: ${unknown.map(code).join(', ')}</p>`}</section>`;
}

function figures({ score, tests, faults, pairs, unprovenTests, uncaughtFaults, nullPlatforms, classification: told }: AssayReport): string {
  const passed = Object.values(nullPlatforms).reduce((sum, each) => sum + each.passed, 0);
  const ran = Object.values(nullPlatforms).reduce((sum, each) => sum + each.ran, 0);
  const caught = faults.filter(({ caughtBy }) => caughtBy.length > 0).length;
  const items = [
    ['score', `${score} %`, unprovenTests.length + uncaughtFaults.length === 0], ['tests proven', `${tests.filter(({ provenBy }) => provenBy.length > 0).length} of ${tests.length}`, unprovenTests.length === 0],
    ['faults caught', `${caught} of ${faults.length}`, uncaughtFaults.length === 0], ['passes on null platforms', `${passed} of ${ran}`, passed === 0], ['pairs run', String(pairs.length), true], ['causes told rightly', `${told.right} of ${told.of}`, isTrusted(told)],
  ] as const;
  return `<dl class="figures">${items.map(([name, value, good]) => `<div class="${good ? 'good' : 'bad'}"><dt>${name}</dt><dd>${value}</dd></div>`).join('')}</dl>`;
}

/** Faults in rows, because there are many and their names are long; tests in columns, by number, with their titles on hover and below. */
function matrix({ tests, faults, pairs }: AssayReport): string {
  const found = new Map(pairs.map((pair) => [`${pair.test} ${pair.fault}`, pair]));
  const head = tests.map(({ test, title, provenBy }) => `<th scope="col" title="${escape(test)}"><span class="${provenBy.length > 0 ? '' : 'bad'}">${escape(shortOf(title))}</span></th>`).join('');
  const families = [...groupBy(faults, ({ fault }) => fault.split('/')[0] ?? '')];
  const rows = families.map(([family, members]) => `<tr class="family"><th scope="rowgroup" colspan="${tests.length + 1}">${escape(family)}</th></tr>${members.map(({ fault, sentence, caughtBy }) => `<tr><th scope="row" title="${escape(sentence)}" class="${caughtBy.length > 0 ? '' : 'bad'}">${escape(fault.slice(family.length + 1))}</th>${tests.map(({ test }) => cell(found.get(`${test} ${fault}`))).join('')}</tr>`).join('')}`);
  const key = `<details><summary>Tests by number</summary><ol class="key">${tests.map(({ file, title }) => `<li><b>${escape(shortOf(title))}</b> ${escape(title)} <small>${escape(file)}</small></li>`).join('')}</ol></details>`;
  return `<div class="scroll"><table class="matrix"><thead><tr><td></td>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>${key}`;
}

function cell(pair: PairOfReport | undefined): string {
  if (!pair) return '<td></td>';
  const name = pair.verdict === 'caught' && pair.place === 'set-up' ? 'set-up' : pair.verdict;
  const { sign, says } = MARKS[name] ?? { sign: '?', says: name };
  return `<td class="${classOf(sign)}" title="${escape(`${pair.test} × ${pair.fault}: ${says}, ${pair.ms} ms`)}">${sign}</td>`;
}

const classOf = (sign: string): string => ({ '●': 'caught', '◐': 'half', '○': 'missed', '–': 'missed' })[sign] ?? 'wrong';
const shortOf = (title: string): string => /^[\w-]+/.exec(title)?.[0] ?? title.slice(0, 8);

function section(name: string, count: number, explanation: string, body: string): string {
  return count === 0 ? '' : `<section><h2>${name} <span class="count">${count}</span></h2><p>${explanation}</p>${body}</section>`;
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table class="rows"><thead><tr>${head.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${row.map((value) => `<td>${value}</td>`).join('')}</tr>`).join('')}</tbody></table>`;
const code = (text: string): string => `<code>${escape(text)}</code>`;
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
