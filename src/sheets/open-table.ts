import type { Table, TableOptions } from '../protocol/index.ts';
import type { SheetsClient } from './client/client.ts';
import { SheetsError, sheetsProblems } from './client/errors.ts';
import type { Layout } from './layout/layout.ts';
import type { Target, View } from './layout/view.ts';
import { asItStands, carryOut, type Locate, planTable, requireRoom, type TablePlan } from './plan-table.ts';
import { Committer } from './rows/commit.ts';
import { TablePlace } from './rows/place.ts';
import { SheetTable } from './sheet-table.ts';
import { discardStaging, openStaging } from './staging/staging.ts';
import { readSeal, readState } from './state/state.ts';
import { survey } from './state/survey.ts';

/**
 * Finds or makes the table in its sheet: columns by tag, else by header, missing ones to the right; rows by key.
 * @param seen the spreadsheet, if it was just looked at.
 * @throws SheetsError.
 */
export async function openTable(
  client: SheetsClient,
  target: Target,
  options: TableOptions,
  pauseMs = 1000,
  seen: View | null = null,
): Promise<Table> {
  const { dryRun } = options;
  const committer = new Committer(client, target.spreadsheetId, pauseMs);
  const plan = await planTable(client, target, options, seen);
  requireRoom(plan, options);
  committer.own(plan.layout.sheetId, plan.tags);
  const askedAt = performance.now();
  const done = dryRun ? plan : await carryOut(client, committer, target, options, plan);
  const main = dryRun ? asItStands(plan) : done.layout;
  const again = { ...target, sheetId: main.sheetId, title: main.title };
  const locate = locator(client, committer, again, options);

  const staged = options.staged && !dryRun;
  const isMade = done.gridColumns === 0;
  const layout = staged ? await openStaging(committer, main, options.columns, plan, options.resume) : main;
  if (!staged && !dryRun) await discardStaging(committer, main.sheetId, plan);
  const place: TablePlace = new TablePlace({
    ...options,
    client,
    spreadsheetId: target.spreadsheetId,
    committer,
    layout,
    locate: staged ? async (): Promise<Layout> => place.layout : () => locate(),
    private: staged,
    madeAt: !staged && isMade ? askedAt : null,
  });
  const isNew = staged ? !options.resume : isMade;
  if (!isNew) await place.readIndex();
  const findings = isNew ? null : await findingsOf(place, options, plan, main.sheetId, locate);
  return new SheetTable({ place, options, plan, main, target: again, locate, staged, findings, pauseMs });
}

function locator(client: SheetsClient, committer: Committer, target: Target, options: TableOptions): Locate {
  const { dryRun } = options;
  return async (at) => {
    const found = await planTable(client, target, options, null, at);
    if (found.gridColumns === 0 && !dryRun)
      throw new SheetsError(sheetsProblems.deleted, { sheet: target.title }, 0);
    return dryRun
      ? asItStands(found)
      : (await carryOut(client, committer, target, options, found, at)).layout;
  };
}

/** What a person did to the table as a whole since the last run; null of a table that is made anew. */
async function findingsOf(
  place: TablePlace,
  options: TableOptions,
  plan: TablePlan,
  sheetId: number,
  locate: Locate,
) {
  if (options.staged || !plan.knew) return null;
  const stood = readState(plan.tags, sheetId);
  const known = { held: stood?.rows ?? 0, gone: stood?.gone ?? 0, seal: readSeal(plan.tags, sheetId) };
  return survey(place, options, known, plan, locate);
}
