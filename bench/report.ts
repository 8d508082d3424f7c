import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { arch, cpus, platform } from 'node:os';
import { figure, type Line, limitOf, type Measurement } from './measurement.ts';

/** Everything one benchmark found out. */
export interface Report {
  date: string;
  machine: { node: string; cpus: number; cpu: string; system: string };
  measurements: Record<string, Measurement>;
}

/** A report of here and now. */
export function reportOf(measurements: Record<string, Measurement>): Report {
  return {
    date: new Date().toISOString(),
    machine: {
      node: process.versions.node,
      cpus: cpus().length,
      cpu: cpus()[0]?.model ?? 'unknown',
      system: `${platform()} ${arch()}`,
    },
    measurements,
  };
}

/** The figures as Markdown: each measurement with its bounds. */
export function asMarkdown({ date, machine, measurements }: Report): string {
  const { node, cpu, system } = machine;
  const parts = Object.values(measurements).map(({ title, about, table, bounds }) =>
    [`### ${title}`, about, printed(table), ...(bounds.length > 0 ? [boundTable(bounds)] : [])].join('\n\n'),
  );
  const intro = `${date.slice(0, 10)}, Node ${node}, ${machine.cpus} × ${cpu}, ${system}.`;
  return `${[intro, ...parts].join('\n\n')}\n`;
}

function boundTable(bounds: Measurement['bounds']): string {
  return printed([
    ['bound', 'measured', 'promised', ''],
    ...bounds.map((bound): Line => {
      const { name, value, limit, kept } = bound;
      return [name, figure(value, 'least' in limit ? 2 : 1), limitOf(bound), kept ? 'kept' : 'BROKEN'];
    }),
  ]);
}

function printed([head = [''], ...lines]: Line[]): string {
  const print = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [print(head), print(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...lines.map(print)].join('\n');
}

const results = new URL('results/', import.meta.url);
const readme = new URL('README.md', import.meta.url);
const marks = ['<!-- figures -->', '<!-- /figures -->'] as const;

/** Keeps a report: as JSON under results/, and its tables in the README. */
export async function keep(report: Report): Promise<void> {
  await mkdir(results, { recursive: true });
  const { date, machine } = report;
  const measurements = Object.entries(report.measurements).map(([name, { title, bounds, facts }]) => ({
    name,
    title,
    bounds,
    facts,
  }));
  const json = `${JSON.stringify({ date, machine, measurements }, null, 2)}\n`;
  for (const name of [date.slice(0, 10), 'latest']) await writeFile(new URL(`${name}.json`, results), json);
  const page = await readFile(readme, 'utf8');
  const [before, rest] = page.split(marks[0]);
  const after = rest?.split(marks[1])[1];
  if (before === undefined || after === undefined)
    throw new Error(`bench/README.md has lost its marks ${marks}`);
  await writeFile(readme, `${before}${marks[0]}\n${asMarkdown(report)}${marks[1]}${after}`);
}
