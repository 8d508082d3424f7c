import { z } from 'zod';
import { catalogueProblems, formulaProblems } from '../catalogue/index.ts';
import { engineProblems } from '../engine/index.ts';
import type { Database } from '../platform/db/database.ts';
import type { Listening } from '../platform/db/listen.ts';
import type { Emit } from '../platform/events/bus.ts';
import { languageOf } from '../platform/http/answers.ts';
import { type Language, Problem } from '../platform/problems.ts';
import type { Queue } from '../platform/queue/queue.ts';
import type { Log } from '../platform/telemetry/log.ts';
import type { Source } from '../protocol/index.ts';
import type { exportProblems } from './problems.ts';
import type { AccountRef, Providers } from './providers.ts';

/** What the routes of this room work with. */
export interface RouteContext {
  database: Database;
  queue: Queue;
  listening: Listening;
  providers: Providers;
  emit: Emit;
  log: Log;
}

export const byId = z.object({ id: z.uuid() });

/** Which of the company's accounts is meant, where it has several. */
export const byAccount = z.object({ integrationId: z.uuid().optional() });

export const accountOf = (request: {
  caller: { companyId: string };
  query: z.infer<typeof byAccount>;
}): AccountRef => ({ companyId: request.caller.companyId, integrationId: request.query.integrationId });

export const languageOfRequest = (request: { headers: { 'accept-language'?: string } }): Language =>
  languageOf(request.headers['accept-language']);

/** What a filter is refused for. */
export const filterRefusals = [
  catalogueProblems.badFilter,
  catalogueProblems.badOperator,
  catalogueProblems.badSince,
  catalogueProblems.filterMissing,
  catalogueProblems.unknownFilterField,
];
/** What columns and a filter are refused for. */
export const draftRefusals = [
  catalogueProblems.unknownColumn,
  ...Object.values(formulaProblems),
  ...filterRefusals,
];

/**
 * Looks at a spreadsheet by a pasted link or an id.
 * @throws Problem that names the field when it is neither, or what Google says.
 */
export async function lookAt(providers: Providers, account: AccountRef, link: string, field: string) {
  const id = providers.spreadsheetIdOf(link);
  if (!id) throw new Problem(engineProblems.badLink, {}, { field });
  return providers.spreadsheet(account, id);
}

/** Does something with a source, and closes it. */
export async function withSource<T>(
  providers: Providers,
  account: AccountRef,
  work: (source: Source) => Promise<T>,
): Promise<T> {
  const source = await providers.source(account);
  try {
    return await work(source);
  } finally {
    await source.close();
  }
}

/** The value, @throws Problem of the kind given when there is none. */
export function present<T>(value: T | undefined, otherwise: typeof exportProblems.configMissing): T {
  if (value === undefined) throw new Problem(otherwise);
  return value;
}
