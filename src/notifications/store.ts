import { sql } from 'kysely';
import type { Database, Trx } from '../platform/db/database.ts';
import { behind, type Position, pageOf, positionOf } from '../platform/http/pages.ts';
import { printJson } from '../platform/text.ts';
import { type KindKey, kindKeys } from './kinds.ts';
import { byDefault, type Settings, storedChoicesSchema } from './settings.ts';
import type { Params } from './words.ts';

/** Something that people may have to be told, as it happened. */
export interface Cause {
  companyId: string;
  kind: KindKey;
  subject: string;
  /** For kinds that are told once for each problem: which one. */
  problem?: string;
  params: Params;
  requestId: string;
}

export async function insertCause(trx: Trx, cause: Cause): Promise<void> {
  const { companyId, kind, subject, problem = '', params, requestId } = cause;
  await trx
    .insertInto('notification_causes')
    .values({
      ...{ company_id: companyId, kind, subject, problem, request_id: requestId },
      params: printJson(params),
    })
    .execute();
}

/**
 * Takes the oldest causes of the company that the transaction acts for, in order; whoever does holds their lock. What a newer version that
 * runs beside this one notes is left for it.
 */
export async function takeCauses(trx: Trx, most: number) {
  const rows = await trx
    .deleteFrom('notification_causes')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('notification_causes')
        .select('id')
        .where('kind', 'in', kindKeys)
        .orderBy('id')
        .limit(most),
    )
    .returningAll()
    .execute();
  return rows.sort((a, b) => Number(a.id) - Number(b.id));
}

/** Whether something of the subject was told, or is to be, that may now be over. */
export async function isOpen(trx: Trx, subject: string): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`
    select exists (select from notification_marks where subject = ${subject})
      or exists (select from notification_causes where subject = ${subject}) as open`.execute(trx);
  return rows[0]?.open ?? false;
}

/** Notes that a problem of the subject is told. @returns false where it was already. */
export async function openMark(
  trx: Trx,
  companyId: string,
  { subject, problem }: { subject: string; problem: string },
): Promise<boolean> {
  const row = await trx
    .insertInto('notification_marks')
    .values({ company_id: companyId, subject, problems: [problem] })
    .onConflict((conflict) =>
      conflict
        .columns(['company_id', 'subject'])
        .doUpdateSet({ problems: sql<string[]>`notification_marks.problems || ${problem}::text` })
        .where(sql<boolean>`not ${problem} = any (notification_marks.problems)`),
    )
    .returning('subject')
    .executeTakeFirst();
  return row !== undefined;
}

/** The subject is well again. @returns false where nothing of it was told. */
export async function closeMark(trx: Trx, subject: string): Promise<boolean> {
  const gone = await trx.deleteFrom('notification_marks').where('subject', '=', subject).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

export interface NewNotification {
  companyId: string;
  userId: string;
  kind: string;
  params: unknown;
  requestId: string;
  happenedAt: Date;
  shown: boolean;
  emailedAt: Date | null;
  emailDueAt: Date | null;
}

export async function insertNotification(trx: Trx, given: NewNotification): Promise<void> {
  await trx
    .insertInto('notifications')
    .values({
      company_id: given.companyId,
      user_id: given.userId,
      kind: given.kind,
      params: printJson(given.params),
      request_id: given.requestId,
      happened_at: given.happenedAt,
      shown: given.shown,
      emailed_at: given.emailedAt,
      email_due_at: given.emailDueAt,
    })
    .execute();
}

/** When emails of each kind last left for each person since a moment; the newest of them. */
export async function emailedSince(trx: Trx, since: Date) {
  return trx
    .selectFrom('notifications')
    .select(({ fn }) => ['user_id as userId', 'kind', fn.max('emailed_at').as('at')])
    .where('emailed_at', '>', since)
    .groupBy(['user_id', 'kind'])
    .execute();
}

/** Takes the notifications whose held emails are due, in order: they leave now. A newer version's are left for it. */
export async function takeHeld(trx: Trx, now: Date) {
  const rows = await trx
    .updateTable('notifications')
    .set({ emailed_at: now, email_due_at: null })
    .where('email_due_at', '<=', now)
    .where('kind', 'in', kindKeys)
    .returning(['id', 'user_id', 'kind', 'params', 'request_id', 'happened_at'])
    .execute();
  return rows.sort((a, b) => a.happened_at.getTime() - b.happened_at.getTime());
}

/** Holds emails that were taken as due until another moment. */
export async function holdLonger(trx: Trx, ids: string[], until: Date): Promise<void> {
  await trx
    .updateTable('notifications')
    .set({ emailed_at: null, email_due_at: until })
    .where('id', 'in', ids)
    .execute();
}

/** What each person of the company chose; whoever is not there chose nothing. */
export async function settingsOfAll(trx: Trx): Promise<Map<string, Settings>> {
  const rows = await trx.selectFrom('notification_settings').selectAll().execute();
  return new Map(rows.map((row) => [row.user_id, settingsOf(row)]));
}

/** @param trx acts for the member, who sees their own alone. */
export async function readSettings(trx: Trx): Promise<Settings> {
  const row = await trx.selectFrom('notification_settings').selectAll().executeTakeFirst();
  return row ? settingsOf(row) : byDefault;
}

export async function saveSettings(
  trx: Trx,
  who: { companyId: string; userId: string },
  { choices, timeZone, quiet }: Settings,
): Promise<void> {
  const values = {
    choices: printJson(choices),
    time_zone: timeZone,
    quiet_from: quiet?.from ?? null,
    quiet_to: quiet?.to ?? null,
    updated_at: sql<Date>`clock_timestamp()`,
  };
  await trx
    .insertInto('notification_settings')
    .values({ company_id: who.companyId, user_id: who.userId, ...values })
    .onConflict((conflict) => conflict.columns(['company_id', 'user_id']).doUpdateSet(values))
    .execute();
}

/** Ends a member's emails of one kind, leaving what else they chose. */
export async function endEmails(
  trx: Trx,
  { companyId, userId, kind }: { companyId: string; userId: string; kind: string },
  otherwise: { app: boolean },
): Promise<void> {
  const choice = printJson({ [kind]: { ...otherwise, email: false } });
  await trx
    .insertInto('notification_settings')
    .values({ company_id: companyId, user_id: userId, choices: choice, quiet_from: null, quiet_to: null })
    .onConflict((conflict) =>
      conflict.columns(['company_id', 'user_id']).doUpdateSet({
        choices: sql<string>`notification_settings.choices || jsonb_build_object(${kind}::text,
          coalesce(notification_settings.choices -> ${kind}, ${printJson(otherwise)}::jsonb) || '{"email": false}')`,
        updated_at: sql<Date>`clock_timestamp()`,
      }),
    )
    .execute();
}

function settingsOf(row: {
  choices: unknown;
  time_zone: string;
  quiet_from: number | null;
  quiet_to: number | null;
}): Settings {
  const { quiet_from: from, quiet_to: to } = row;
  return {
    choices: storedChoicesSchema.parse(row.choices),
    timeZone: row.time_zone,
    quiet: from === null || to === null ? null : { from, to },
  };
}

/** A page of what the member that the transaction acts for was told in the application, in the company or themselves, newest first. */
export async function listNotifications(
  trx: Trx,
  query: { kind?: string | undefined; unread: boolean; limit: number; cursor?: Position | undefined },
) {
  const { kind, unread, limit, cursor } = query;
  const columns = ['id', 'kind', 'params', 'happened_at', 'read_at'] as const;
  const all = trx
    .selectFrom('notifications')
    .select(columns)
    .where('shown', '=', true)
    .unionAll(trx.selectFrom('personal_notifications').select(columns));
  let select = trx
    .selectFrom(all.as('told'))
    .selectAll()
    .select(positionOf('happened_at').as('position'))
    .orderBy('happened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (kind) select = select.where('kind', '=', kind);
  if (unread) select = select.where('read_at', 'is', null);
  if (cursor) select = select.where(behind(cursor, { at: 'happened_at', id: 'id' }, 'descending'));
  return pageOf(await select.execute(), limit);
}

/** The most that the bell counts: one more is "99+". */
const COUNTED = 100;

export async function countUnread(trx: Trx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (
    (select from notifications where shown and read_at is null limit ${COUNTED})
    union all (select from personal_notifications where read_at is null limit ${COUNTED}) limit ${COUNTED}) unread`.execute(
    trx,
  );
  return rows[0]?.count ?? 0;
}

/** Marks notifications of the member that the transaction acts for as read. @returns how many were unread. */
export async function markRead(trx: Trx, which: { ids: string[] } | { until: string }): Promise<number> {
  const read = { read_at: sql<Date>`clock_timestamp()` };
  const those =
    'ids' in which
      ? sql<boolean>`id = any (${which.ids}::uuid[])`
      : sql<boolean>`happened_at <= ${which.until}::timestamptz`;
  const shown = trx.updateTable('notifications').set(read).where('shown', '=', true);
  const own = trx.updateTable('personal_notifications').set(read);
  const marked = [
    await shown.where('read_at', 'is', null).where(those).executeTakeFirst(),
    await own.where('read_at', 'is', null).where(those).executeTakeFirst(),
  ];
  return marked.reduce((sum, { numUpdatedRows }) => sum + Number(numUpdatedRows), 0);
}

/** Companies in which somebody is to be told something now. */
export async function companiesToTell({ platform }: Database, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select company_id as id from companies_to_tell(${most})`.execute(
    platform,
  );
  return rows.map(({ id }) => id);
}

/** Companies that have not got the digest of a week, in the order of their ids, after one. */
export async function withoutDigest(
  { platform }: Database,
  { week, after, most }: { week: string; after: string; most: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select company_id as id from companies_without_digest(${week}, ${after}, ${most})`.execute(platform);
  return rows.map(({ id }) => id);
}

/** Notes that the company gets the digest of a week. @returns false where it has it. */
export async function takeDigest(trx: Trx, companyId: string, week: string): Promise<boolean> {
  const { rows } = await sql`
    insert into notification_marks as m (company_id, subject, problems) values (${companyId}, 'digest', array[${week}])
    on conflict on constraint notification_marks_pkey do update set problems = excluded.problems, since = clock_timestamp()
      where m.problems <> excluded.problems
    returning 1`.execute(trx);
  return rows.length > 0;
}

/** Deletes notifications of so many days ago, of all companies. @returns how many. */
export async function forgetNotifications(
  { platform }: Database,
  options: { days: number; most: number },
): Promise<number> {
  const { rows } = await sql<{ gone: number }>`
    select forget_notifications(${options.days}, ${options.most}) as gone`.execute(platform);
  return rows[0]?.gone ?? 0;
}
