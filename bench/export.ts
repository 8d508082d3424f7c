import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Measured, measure } from './process.ts';
import { openProviders, type Providers, type World } from './providers.ts';
import { openSheet, type SheetFacts, sheetFacts } from './sheet.ts';
import type { Traffic } from './traffic.ts';

const program = fileURLToPath(new URL('../bin/skladno.js', import.meta.url));
/** The sheet that everybody writes to. */
export const TITLE = 'Заказы';

const answerSchema = z.object({
  rowsAppended: z.number(),
  rowsUpdated: z.number(),
  rowsDeleted: z.number(),
});

/** What a measured program took, and what both providers saw of it. */
export type Run = Omit<Measured, 'output'> & Traffic;

/** What is exported, and how. */
export interface Wanted {
  exporter: 'customerorder' | 'customerorderposition';
  columns?: string[];
}

/** One `skladno export --mode upsert`; run again it brings the same sheet up to date. */
export async function exportOnce(
  providers: Providers,
  { exporter, columns }: Wanted,
  environment: NodeJS.ProcessEnv = {},
): Promise<{ run: Run; answer: z.infer<typeof answerSchema> }> {
  const flags = ['--spreadsheet', providers.spreadsheetId, '--sheet', TITLE, '--mode', 'upsert', '--json'];
  if (columns) flags.push('--columns', columns.join());
  const args = [program, 'export', exporter, ...flags];
  const done = await runIn(providers, args, { environment });
  if (!done) throw new Error('an export takes more than an hour');
  return { run: done.run, answer: answerSchema.parse(JSON.parse(done.output)) };
}

/** Runs a program against the providers; null when it is not done in time. */
export async function runIn(
  providers: Providers,
  args: string[],
  options: { environment?: NodeJS.ProcessEnv; mostMs?: number } = {},
): Promise<{ run: Run; output: string } | null> {
  const environment = { ...providers.environment, ...options.environment };
  await providers.forgetCalls();
  const done = await measure(args, { ...options, environment });
  if (!done) return null;
  const { output, ...measured } = done;
  return { run: { ...measured, ...(await providers.traffic()) }, output };
}

/** A company that was exported into an empty spreadsheet. */
export interface Filled {
  providers: Providers;
  wanted: Wanted;
  run: Run;
  sheet: SheetFacts;
}

/** Makes a world and exports it. The caller closes the providers. */
export async function fill(world: World, wanted: Wanted): Promise<Filled> {
  const providers = await openProviders(world);
  try {
    const { run } = await exportOnce(providers, wanted);
    return { providers, wanted, run, sheet: await sheetFacts(await openSheet(providers, TITLE)) };
  } catch (error) {
    await providers.close();
    throw error;
  }
}
