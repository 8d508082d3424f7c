import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { catalogueProblems, findExporter, type Mode, modes, sinceMoment } from '../catalogue/index.ts';
import type { Config } from '../config.ts';
import { engineProblems, runExport } from '../engine/index.ts';
import { openMoysklad } from '../moysklad/index.ts';
import { MemoryBudgets, openLimits } from '../platform/limits/limits.ts';
import { describeProblem, Problem, type ProblemKind, type ProblemParams } from '../platform/problems.ts';
import { openSheets, serviceAccount, serviceAccountSchema, spreadsheetIdOf } from '../sheets/index.ts';
import { readColumns } from './column-list.ts';
import { exitCodeOf } from './exit-codes.ts';
import { UsageError } from './usage.ts';
import { usages } from './usages.ts';

const { usage } = usages.export;

/** What a one-shot export is asked to do; read from the command line. */
function readArguments(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      spreadsheet: { type: 'string' },
      sheet: { type: 'string' },
      mode: { type: 'string' },
      columns: { type: 'string' },
      filter: { type: 'string' },
      since: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const [exporter, ...rest] = positionals;
  if (!exporter || rest.length > 0) throw new UsageError('name one exporter, such as customerorder', usage);
  const { spreadsheet, sheet, mode } = values;
  if (!spreadsheet || !sheet || !mode) {
    throw new UsageError('--spreadsheet, --sheet and --mode are needed', usage);
  }
  if (!modes.includes(mode as Mode)) throw new Problem(catalogueProblems.badMode, { mode });
  const spreadsheetId = spreadsheetIdOf(spreadsheet);
  if (!spreadsheetId) throw new Problem(engineProblems.badLink);
  return {
    exporter: findExporter(exporter),
    spreadsheetId,
    sheet,
    mode: mode as Mode,
    columns: values.columns ? readColumns(values.columns) : null,
    filter: values.filter ?? null,
    since: values.since ? sinceMoment(values.since) : null,
    dryRun: values['dry-run'],
    json: values.json,
  };
}

async function readKey(path: string | undefined) {
  if (!path)
    throw new UsageError(
      'GOOGLE_APPLICATION_CREDENTIALS is not set: give the path of a service-account key file',
      usage,
    );
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw new UsageError(`GOOGLE_APPLICATION_CREDENTIALS: there is no readable file ${path}`, usage);
  }
  try {
    return serviceAccountSchema.parse(JSON.parse(text));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : 'it is not JSON';
    throw new UsageError(
      `GOOGLE_APPLICATION_CREDENTIALS: ${path} is not a service-account key: ${why}`,
      usage,
    );
  }
}

/**
 * `skladno export`: one export without a database; what it reached stands in the spreadsheet beside the data, so run
 * again it is incremental. Answers the exit code.
 */
export async function exportCommand(args: string[], config: Config): Promise<number> {
  const json = args.includes('--json');
  let asked: { exporter: string; mode: string } = { exporter: args[0] ?? '', mode: '' };
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const stop = new AbortController();
  const interrupt = () => stop.abort(new Problem(engineProblems.cancelled));
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    const options = readArguments(args);
    asked = { exporter: options.exporter.key, mode: options.mode };
    const { token } = config.moysklad;
    if (!token) throw new UsageError('MOYSKLAD_TOKEN is not set: README.md says how to get a token', usage);
    const credentials = serviceAccount(await readKey(config.google.credentialsFile));
    const budgets = openLimits(new MemoryBudgets());
    const { signal } = stop;
    const source = openMoysklad({ apiUrl: config.moysklad.apiUrl, token, limits: budgets, signal });
    const destination = openSheets({
      credentials,
      sheetsUrl: config.google.sheetsApiUrl,
      driveUrl: config.google.driveApiUrl,
      quotas: config.google.quotas,
      limits: budgets,
      signal,
      target: { spreadsheetId: options.spreadsheetId, title: options.sheet },
    });
    try {
      let phase = '';
      const { result, warnings } = await runExport({
        ...options,
        edition: null,
        conditions: [],
        options: { gone: 'remove', protect: false, trim: false, sort: [] },
        full: false,
        source,
        destination,
        signal,
        onProgress(progress) {
          if (progress.phase !== phase) say(`${progress.phase}…`);
          else if (progress.total) say(`${progress.phase}: ${progress.read} / ${progress.total}`);
          ({ phase } = progress);
        },
      });
      for (const warning of warnings)
        say(
          inBoth(warning)
            .map(({ detail }) => detail)
            .join('\n'),
        );
      // The keys of this object are a contract (docs/TECHNICAL_SPEC.md): a new figure of a run does not slip into it.
      const { cellsWritten: _, rowsKeptOut: __, ...figures } = result;
      const answer = { status: options.dryRun ? 'dry-run' : 'done', ...asked, ...figures };
      process.stdout.write(`${json ? JSON.stringify(answer) : summary(answer)}\n`);
      return 0;
    } finally {
      await Promise.all([source.close(), destination.close()]);
    }
  } catch (error) {
    const failure = isUsage(error) ? new UsageError((error as Error).message, usage) : error;
    const { code, texts } = explain(failure);
    for (const { title, detail } of texts) say(`${title}: ${detail}`);
    const [ru, en] = texts;
    if (json)
      process.stdout.write(`${JSON.stringify({ status: 'failed', ...asked, error: { code, ru, en } })}\n`);
    return exitCodeOf(failure);
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

type Told = { title: string; detail: string };

/** A trouble in both languages, Russian first. */
function inBoth(problem: { kind: ProblemKind; params: ProblemParams }): [Told, Told] {
  return [describeProblem(problem, 'ru'), describeProblem(problem, 'en')];
}

function explain(error: unknown): { code: string; texts: Told[] } {
  if (error instanceof Problem) return { code: error.kind.code, texts: inBoth(error) };
  if (error instanceof UsageError)
    return { code: 'usage', texts: [{ title: 'skladno export', detail: error.text }] };
  return { code: 'unexpected', texts: [{ title: 'skladno export', detail: String(error) }] };
}

/** parseArgs reports unknown options and the like with these codes. */
function isUsage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function summary(answer: object): string {
  return Object.entries(answer)
    .map(([key, value]) => `${key.padEnd(15)} ${typeof value === 'object' ? JSON.stringify(value) : value}`)
    .join('\n');
}
