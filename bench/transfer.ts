import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BareTransfer } from './bare-transfer.ts';
import { type Bodies, keepBodies } from './capture.ts';
import { type Filled, fill, type Run, runIn, TITLE, type Wanted } from './export.ts';
import type { SourceFacts } from './fewest.ts';
import { arithmeticSeconds, BODY_BYTES } from './limits.ts';
import {
  atMost,
  type Bound,
  figure,
  type Line,
  line,
  MB,
  megabytes,
  PROMISED_FROM,
  percent,
} from './measurement.ts';
import { type MoyskladReader, openMoyskladReader } from './moysklad.ts';
import { openProviders, type World } from './providers.ts';
import { accessToken, openSheet, type SheetFacts } from './sheet.ts';

const bareProgram = fileURLToPath(new URL('bare-transfer.ts', import.meta.url));

/** A company exported, and what there was to export. */
export interface Transfer {
  filled: Filled;
  facts: SourceFacts;
  bodies: Bodies;
}

/** One export compared with the least that can be. */
export interface Compared {
  latencyMs: number;
  skladno: Run;
  sheet: SheetFacts;
  bare: Run;
  /** What limits and latency ask for. */
  arithmeticSeconds: number;
}

/** Exports a world, then finds out independently what there was to move. The caller closes the providers. */
export async function transfer(
  world: World,
  wanted: Wanted,
  findFacts: (moysklad: MoyskladReader) => Promise<SourceFacts>,
): Promise<Transfer> {
  const filled = await fill(world, wanted);
  const { providers } = filled;
  try {
    const moysklad = openMoyskladReader(providers.moyskladUrl, providers.moyskladToken);
    const facts = await findFacts(moysklad);
    await moysklad.close();
    const bodies = await keepBodies(
      join(providers.folder, 'bodies'),
      await openSheet(providers, TITLE),
      TITLE,
    );
    return { filled, facts, bodies };
  } catch (error) {
    await providers.close();
    throw error;
  }
}

/** Compares a transfer with the bare one; another latency exports the same world once more. */
export async function compare(known: Transfer, latencyMs: number): Promise<Compared> {
  const { filled, facts, bodies } = known;
  const world = { ...filled.providers.world, latencyMs };
  const again = latencyMs === filled.providers.world.latencyMs ? filled : await fill(world, filled.wanted);
  if (again !== filled) await again.providers.close();
  const calls = facts.fewest.names.length + facts.fewest.pages.length;
  return {
    latencyMs,
    skladno: again.run,
    sheet: again.sheet,
    bare: await bareTransfer(world, known),
    arithmeticSeconds: arithmeticSeconds({ calls, writes: bodies.files.length, latencyMs }),
  };
}

/** The same world and bodies, moved by `bare-transfer.ts` into an empty spreadsheet. */
async function bareTransfer(world: World, { facts, bodies }: Transfer): Promise<Run> {
  const providers = await openProviders(world);
  try {
    const work: BareTransfer = {
      paths: [...facts.fewest.names, ...facts.fewest.pages],
      bodies: bodies.files,
      sheet: { title: TITLE, rowCount: bodies.rows + 1, columnCount: bodies.columns },
    };
    const file = join(providers.folder, 'bare-transfer.json');
    await writeFile(file, JSON.stringify(work));
    const environment = { GOOGLE_ACCESS_TOKEN: await accessToken(providers) };
    const done = await runIn(providers, [bareProgram, file], { environment });
    if (!done) throw new Error('the bare transfer takes more than an hour');
    return done.run;
  } finally {
    await providers.close();
  }
}

/** A column of the table: a program's run; what was not looked at is absent. */
export interface Shown {
  name: string;
  run: Run;
  fewestCalls?: number;
  arithmeticSeconds?: number;
  sheet?: SheetFacts;
}

/** The columns of a comparison. */
export function shown(
  { latencyMs, skladno, bare, sheet, arithmeticSeconds }: Compared,
  facts: SourceFacts,
): Shown[] {
  const fewestCalls = facts.fewest.names.length + facts.fewest.pages.length;
  return [
    { name: `Skladno, ${latencyMs} ms`, run: skladno, fewestCalls, arithmeticSeconds, sheet },
    { name: `bare transfer, ${latencyMs} ms`, run: bare },
  ];
}

/** The figures of some runs side by side. */
export function transferTable(runs: Shown[]): Line[] {
  const known = <Value>(value: Value | undefined, show: (value: Value) => string) =>
    value === undefined ? '–' : show(value);
  return [
    ['', ...runs.map(({ name }) => name)],
    line('seconds', runs, ({ run }) => figure(run.seconds)),
    line('limits and latency ask for, s', runs, (of) => known(of.arithmeticSeconds, figure)),
    line('CPU seconds', runs, ({ run }) => figure(run.cpuSeconds)),
    line('MoySklad calls', runs, ({ run }) => figure(run.moysklad.calls)),
    line('the fewest possible', runs, (of) => known(of.fewestCalls, figure)),
    line('Sheets writes', runs, ({ run }) => figure(run.sheets.writes)),
    line('written', runs, ({ run }) => megabytes(run.sheets.writtenBytes)),
    line('Sheets reads', runs, ({ run }) => figure(run.sheets.reads)),
    line('answers 429', runs, ({ run }) => figure(run.moysklad.refused + run.sheets.refused)),
    line('peak memory', runs, ({ run }) => megabytes(run.peakRssBytes)),
    line('rows in the sheet', runs, (of) => known(of.sheet?.keys, figure)),
    line('columns', runs, (of) => known(of.sheet?.columns, figure)),
    line('sums that are numbers', runs, (of) => known(of.sheet?.numbers, percent)),
    line('times that are dates', runs, (of) => known(of.sheet?.dates, percent)),
    line('order numbers (`00012`) that stayed text', runs, (of) => known(of.sheet?.numbersAsText, percent)),
  ];
}

/** What is promised of an export. */
export function transferBounds(compared: Compared, facts: SourceFacts): Bound[] {
  const { latencyMs, skladno, sheet, bare } = compared;
  const named = (name: string) => `${name} (${latencyMs} ms)`;
  const astray = Math.abs(facts.rows - sheet.keys) + (sheet.rows - sheet.keys);
  const always = [
    atMost(named('Answers 429'), skladno.moysklad.refused + skladno.sheets.refused, 0),
    atMost(named('Rows missing or doubled in the sheet'), astray, 0),
  ];
  if (facts.rows < PROMISED_FROM) return always;
  const fewest = facts.fewest.names.length + facts.fewest.pages.length;
  const { writes, writtenBytes } = skladno.sheets;
  const least = Math.max(compared.arithmeticSeconds, bare.seconds);
  return [
    ...always,
    atMost(named('MoySklad calls, 1.10 × the fewest possible'), skladno.moysklad.calls, 1.1 * fewest),
    atMost(named('Seconds, 1.25 × the larger of limits and bare transfer'), skladno.seconds, 1.25 * least),
    atMost(named('Sheets writes, 1.2 × (written / 2 MB)'), writes, (1.2 * writtenBytes) / BODY_BYTES),
    atMost(named('Peak memory, MB'), skladno.peakRssBytes / MB, 300),
  ];
}
