import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { Bound } from './bounds.ts';
import type { PlainRun, ProductRun, Run } from './runs.ts';
import type { SheetFacts } from './sheet.ts';

/** Everything one benchmark found out. */
export interface Report {
  date: string;
  machine: { node: string; cpus: number; cpu: string; system: string };
  latencyMs: number;
  small: ProductRun;
  large: ProductRun;
  plain: { small: PlainRun | null; large: PlainRun | null };
  bounds: Bound[];
}

type Line = [what: string, ...figures: string[]];
/** A column of the table; what was not looked at is absent. */
type Shown = Run & { fewestCalls?: number; sheet?: SheetFacts };

const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 1 });
const percent = (share: number) => `${number(Math.floor(share * 1000) / 10)} %`;
const megabytes = (bytes: number) => `${number(bytes / 1_000_000)} MB`;

/** The figures as Markdown: what ran, and each bound. */
export function asMarkdown(report: Report): string {
  const { small, large, plain, bounds, machine } = report;
  const runs: (Shown | null)[] = [small.full, large.full, large.incremental, plain.small, plain.large];
  const row = (what: string, figure: (run: Shown) => string): Line => [
    what,
    ...runs.map((run) => (run ? figure(run) : 'not done in 10 min')),
  ];
  const sheet = (what: string, share: 'numbers' | 'dates' | 'numbersAsText'): Line =>
    row(what, (run) => (run.sheet ? percent(run.sheet[share]) : '–'));
  const orders = (run: { orders: number }) => number(run.orders);
  const runTable = table([
    [
      '',
      `Skladno, ${orders(small.full)}`,
      `Skladno, ${orders(large.full)}`,
      `again, ${large.incremental.changed} changed`,
      `plain script, ${orders(small.full)}`,
      `plain script, ${orders(large.full)}`,
    ],
    row('seconds', (run) => number(run.seconds)),
    row('MoySklad calls', (run) => number(run.moysklad.calls)),
    row('the fewest possible', (run) => (run.fewestCalls ? number(run.fewestCalls) : '–')),
    row('Sheets writes', (run) => number(run.sheets.writes)),
    row('written', (run) => megabytes(run.sheets.writtenBytes)),
    row('Sheets reads', (run) => number(run.sheets.reads)),
    row('answers 429', (run) => number(run.moysklad.refused + run.sheets.refused)),
    row('peak memory', (run) => megabytes(run.peakRssBytes)),
    row('orders in the sheet', (run) => (run.sheet ? number(run.sheet.orders) : '–')),
    sheet('sums that are numbers', 'numbers'),
    sheet('times that are dates', 'dates'),
    sheet('order numbers (`00012`) that stayed text', 'numbersAsText'),
  ]);
  const boundTable = table([
    ['bound', 'measured', 'at most', ''],
    ...bounds.map(
      ({ name, value, most, kept }): Line => [name, number(value), number(most), kept ? 'kept' : 'BROKEN'],
    ),
  ]);
  const intro = `${report.date.slice(0, 10)}, Node ${machine.node}, ${machine.cpus} × ${machine.cpu}, ${machine.system}; ${report.latencyMs} ms added to every call; ${number(large.full.referencesPerOrder)} references an order.`;
  return `${intro}\n\n${runTable}\n\n${boundTable}\n`;
}

function table([head = [''], ...lines]: Line[]): string {
  const print = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [print(head), print(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...lines.map(print)].join('\n');
}

const results = new URL('results/', import.meta.url);
const readme = new URL('README.md', import.meta.url);
const marks = ['<!-- figures -->', '<!-- /figures -->'] as const;

/** Keeps a report: as JSON under results/, and its tables in the README. */
export async function keep(report: Report): Promise<void> {
  await mkdir(results, { recursive: true });
  const json = `${JSON.stringify(report, null, 2)}\n`;
  for (const name of [report.date.slice(0, 10), 'latest'])
    await writeFile(new URL(`${name}.json`, results), json);
  const page = await readFile(readme, 'utf8');
  const [before, rest] = page.split(marks[0]);
  const after = rest?.split(marks[1])[1];
  if (before === undefined || after === undefined)
    throw new Error(`bench/README.md has lost its marks ${marks}`);
  await writeFile(readme, `${before}${marks[0]}\n${asMarkdown(report)}${marks[1]}${after}`);
}
