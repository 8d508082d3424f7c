import { isDeepStrictEqual } from 'node:util';
import type { TaskTrigger } from '../../db/tables/exports.ts';
import {
  billingProblems,
  countWork,
  giveRunBack,
  restingAmong,
  runDay,
  settleAllowance,
  takeRun,
} from '../billing/index.ts';
import { findExporter, fixedTo, type ShownNames, sinceMoment } from '../catalogue/index.ts';
import { readClosed } from '../companies/index.ts';
import { beyond, type Checkpoint, engineProblems, type Progress, runExport } from '../engine/index.ts';
import { closedProblem } from '../platform/closed.ts';
import type { Trx } from '../platform/db/database.ts';
import { outliveLoss } from '../platform/db/outlive.ts';
import { isDatabaseLost } from '../platform/db/postgres-client.ts';
import { Problem } from '../platform/problems.ts';
import { companyOf, type Job, type Queue, SHUTDOWN } from '../platform/queue/queue.ts';
import { type Log, withLogContext } from '../platform/telemetry/log.ts';
import { shorten } from '../platform/text.ts';
import { type JobContext, localized, openAttempt } from './attempt.ts';
import { exportQueue } from './channels.ts';
import { noteNames, noteSheet } from './config-store.ts';
import { pauseAfter, Stopped } from './pause-after.ts';
import { exportProblems } from './problems.ts';
import type { Accounts, Providers } from './providers.ts';
import type { RowsAllowance } from './rows-allowance.ts';
import { stored } from './schema.ts';
import { noteRunDay, type TaskChange, takeTask } from './task-store.ts';
import { whyStopped } from './turns.ts';
import { measureCpu } from './work-counts.ts';

/** Of the names of columns in a problem, characters. */
const LONGEST_LIST = 500;

/** So many workers in a row may vanish with a run that does not move on. */
const LOST_LIMIT = 5;

/** How often progress is stored and told, ms. */
const PROGRESS_EVERY_MS = 400;

/** What runs that look for changes by themselves see to besides: names that are other ones, each night, or once a day. */
const NAMES_AFTER_MS: Partial<Record<TaskTrigger, number>> = { sweep: 0, poll: 24 * 60 * 60_000 };

/** Runs at once in this process. */
const CONCURRENCY = 3;

/** Starts to run export tasks whose turn has come. */
export async function workExports(queue: Queue, context: JobContext): Promise<void> {
  await queue.work(exportQueue.name, { concurrency: CONCURRENCY }, (job) => {
    const taskId = String(job.data.taskId);
    return withLogContext({ taskId }, () => runTask({ ...context, queue }, job, taskId));
  });
}

type Taken = NonNullable<Awaited<ReturnType<typeof takeTask>>>;

async function runTask(context: JobContext & { queue: Queue }, job: Job, taskId: string): Promise<void> {
  const { database, providers, log } = context;
  const companyId = companyOf(job);
  const { task, closed, stopped, refusal } = await database.forCompany(companyId, async (trx) => {
    const closed = await readClosed(trx, companyId);
    const task = await takeTask(trx, taskId, job.id);
    const stopped = await whyStopped(trx);
    const refusal = task?.begins ? await renewRun(trx, taskId, task) : undefined;
    // What a worker that vanished was about to write.
    if (task && task.attempt > 1) await settleAllowance(trx, 'rowsAMonth', taskId, 0);
    return { task, closed, stopped, refusal };
  });
  if (!task) return;
  const { trigger } = task;
  const attempt = openAttempt(context, job, { companyId, taskId }, task);
  const { note, signal } = attempt;
  const progress = reportProgress(note);
  const work = { calls: () => ({ moyskladCalls: 0, googleCalls: 0 }), cpu: measureCpu() };
  const gotOn = watchPlaces(task);
  const accounts: Accounts = {
    companyId,
    moyskladIntegrationId: task.moysklad_integration_id,
    googleIntegrationId: task.google_integration_id,
  };
  try {
    await note({ status: task.status });
    signal.throwIfAborted();
    if (closed) throw closedProblem(closed);
    if (task.lost >= LOST_LIMIT) throw gaveUp(task);
    if (stopped) throw new Stopped();
    if (refusal) {
      await progress.stop();
      return await attempt.postpone(refusal, 0, { owed: 'runsADay' });
    }
    log.info({ exporter: task.exporter, mode: task.mode }, 'export started');
    const { result, difference, warnings } = await exportOf(accounts, task, providers, {
      signal,
      note,
      async save(checkpoint) {
        await note({ checkpoint, ...gotOn(checkpoint) });
        if (await database.forCompany(companyId, whyStopped)) throw new Stopped();
      },
      onProgress: progress.update,
      rows: attempt.rows,
      opened: (calls) => {
        work.calls = calls;
      },
      noteSheet: (sheet) =>
        database.forCompany(companyId, (trx) => noteSheet(trx, companyId, task.config_id, sheet)),
      noteNames: (names) => noteShown(context, { companyId, requestId: job.data.requestId }, task, names),
    });
    await progress.stop();
    log.info({ ...result }, 'export done');
    const told = warnings.map((warning) => localized(warning.kind, warning.params));
    await note({ status: 'done', result, difference, warnings: told, checkpoint: null, finished: true });
  } catch (error) {
    await progress.stop();
    await endBadly(error);
    return;
  } finally {
    attempt.close();
    const used = { cpuMs: work.cpu(), ...work.calls() };
    // For the platform's own people: a run is not to fail because of it.
    await database
      .forCompany(companyId, (trx) => countWork(trx, used))
      .catch((error) => log.warn({ err: error }, 'the work of a run could not be counted'));
  }
  // The run is over and well, whatever becomes of this.
  await providers
    .ended(accounts, null)
    .catch((error) => log.warn({ err: error }, 'what a run showed of its accounts could not be kept'));

  async function endBadly(error: unknown): Promise<void> {
    if (job.signal.aborted) {
      // Handed back to the queue, or taken away: whoever is next goes on from the checkpoint.
      if (job.signal.reason === SHUTDOWN) await note({ status: 'queued', phase: 'waiting' });
      throw error;
    }
    // Nobody could note an end: the queue tries again, from the checkpoint. Nor did the run break its worker.
    if (isDatabaseLost(error)) {
      await outliveLoss(() => note({ status: 'queued', phase: 'waiting' }), signal).catch(() => {});
      throw error;
    }
    const pause = await pauseAfter(error, context, { accounts, taskId, trigger });
    if (pause) return attempt.postpone(pause.why, pause.ms, pause.change);
    // Stopped because an account was taken away: that is what the person mends.
    const lost = isCancelled(error) ? await providers.lost(accounts) : null;
    await note(ending(lost ?? error, log));
  }
}

const isCancelled = (error: unknown) => error instanceof Problem && error.kind === engineProblems.cancelled;

/**
 * A run begins: its allowance is of the day that it was made on; where that is over it takes one of today. One whose export rests has none.
 * @returns what it waits for instead.
 */
async function renewRun(trx: Trx, id: string, { config_id, run_day }: Taken): Promise<Problem | undefined> {
  const rests = (await restingAmong(trx, 'exports', [config_id])).size > 0;
  if (!rests && run_day === (await runDay(trx))) return undefined;
  if (run_day) await giveRunBack(trx, run_day);
  const run = rests ? { refusal: new Problem(billingProblems.resting) } : await takeRun(trx);
  await noteRunDay(trx, id, 'day' in run ? run.day : null);
  return 'refusal' in run ? run.refusal : undefined;
}

/** The worker broke off again and again: something in the run breaks it. */
function gaveUp({ lost, columns }: Pick<Taken, 'lost' | 'columns'>): Problem {
  const formulas = (stored.columns.parse(columns) ?? []).flatMap((column) =>
    typeof column === 'object' && column.formula ? [column.title ?? column.key] : [],
  );
  if (formulas.length === 0) return new Problem(exportProblems.gaveUp, { tries: lost });
  const params = { tries: lost, columns: shorten(formulas.join(', '), LONGEST_LIST) };
  return new Problem(exportProblems.gaveUpFormulas, params);
}

function ending(error: unknown, log: Log): TaskChange {
  if (!(error instanceof Problem)) log.error({ err: error }, 'export broke');
  const problem = error instanceof Problem ? error : new Problem(exportProblems.unexpected);
  if (isCancelled(problem)) return { status: 'cancelled', finished: true };
  log.warn({ code: problem.kind.code, reason: problem.message }, 'export failed');
  return { status: 'failed', error: localized(problem.kind, problem.params), finished: true };
}

async function exportOf(
  { companyId, moyskladIntegrationId, googleIntegrationId }: Accounts,
  task: Taken,
  providers: Providers,
  hooks: {
    signal: AbortSignal;
    note: (change: TaskChange) => Promise<void>;
    save: (checkpoint: Checkpoint) => Promise<void>;
    onProgress: (progress: Progress) => void;
    noteSheet: (sheet: { sheetId: number; title: string }) => Promise<void>;
    rows: RowsAllowance;
    /** Answers how many calls were made, now or later. */
    opened: (calls: () => { moyskladCalls: number; googleCalls: number }) => void;
    noteNames: (names: ShownNames[]) => Promise<void>;
  },
) {
  const { signal } = hooks;
  const source = await providers.source({ companyId, integrationId: moyskladIntegrationId }, signal);
  const target = {
    spreadsheetId: task.spreadsheet_id,
    title: task.sheet_title,
    sheetId: task.sheet_id === null ? null : Number(task.sheet_id),
  };
  const google = { companyId, integrationId: googleIntegrationId };
  const destination = await providers.destination(google, target, signal).catch(async (error: unknown) => {
    await source.close();
    throw error;
  });
  hooks.opened(() => ({
    moyskladCalls: source.requests,
    googleCalls: destination.requests.read + destination.requests.write,
  }));
  const written = !task.dry_run && !task.verify;
  try {
    return await runExport({
      exporter: findExporter(task.exporter),
      columns: stored.columns.parse(task.columns),
      edition: task.edition,
      mode: task.mode,
      filter: task.filter,
      conditions: conditionsOf(task),
      options: stored.options.parse(task.options),
      renamed: task.renamed ?? [],
      namesAfterMs: NAMES_AFTER_MS[task.trigger],
      dryRun: task.dry_run || task.verify,
      full: task.full_read || task.verify,
      source,
      destination,
      signal,
      onProgress: hooks.onProgress,
      ...(written && { allowance: hooks.rows }),
      checkpoint: {
        last: stored.checkpoint.parse(task.checkpoint),
        save: hooks.save,
      },
      async onPlan(plan, { now, names }) {
        await hooks.note({ plan, planned_at: now });
        await hooks.noteNames(names);
      },
      async onTable({ url, sheetId, title }) {
        await hooks.note({ sheet_url: url });
        if (sheetId !== null) await hooks.noteSheet({ sheetId, title });
      },
    });
  } finally {
    await Promise.all([source.close(), destination.close()]);
  }
}

/** Tells of each place that is noted whether the task gets on: it was never so far before, in no attempt. */
function watchPlaces({ furthest, started_at }: Pick<Taken, 'furthest' | 'started_at'>) {
  let reached = stored.furthest.parse(furthest);
  // Taken, it has begun.
  const since = sinceMoment(started_at!.toISOString());
  return (place: Checkpoint): Pick<TaskChange, 'furthest'> => {
    const further = beyond(reached, place, since);
    reached = further ?? reached;
    return further ? { furthest: further } : {};
  };
}

/** Whoever has MoySklad tell what the export shows hears of it, where it shows something else now. */
async function noteShown(
  { database, emit }: JobContext,
  of: { companyId: string; requestId: string },
  task: Taken,
  names: ShownNames[],
): Promise<void> {
  if (isDeepStrictEqual(stored.names.parse(task.names), names)) return;
  await database.forCompany(of.companyId, async (trx) => {
    const noted = await noteNames(trx, task.config_id, names);
    if (noted) await emit(trx, { kind: 'export.learnt', ...of, ...noted, configId: task.config_id });
  });
}

function conditionsOf({ conditions, backfill }: Pick<Taken, 'conditions' | 'backfill'>) {
  const usual = stored.conditions.parse(conditions);
  const days = stored.backfill.parse(backfill);
  return days ? fixedTo(usual, days) : usual;
}

/** Stores the latest progress now and then, never two at once. */
function reportProgress(note: (change: TaskChange) => Promise<void>) {
  let latest: Progress | null = null;
  let storing = Promise.resolve();
  const store = () => {
    const current = latest;
    latest = null;
    if (!current) return;
    const { phase, ...progress } = current;
    // A lost progress line harms nobody; the checkpoint has its own write.
    storing = storing.then(() => note({ phase, progress })).catch(() => {});
  };
  const timer = setInterval(store, PROGRESS_EVERY_MS);
  return {
    update(progress: Progress) {
      latest = progress;
    },
    async stop() {
      clearInterval(timer);
      store();
      await storing;
    },
  };
}
