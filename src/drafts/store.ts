import { type Selectable, sql } from 'kysely';
import type { FormDraftsTable } from '../../db/tables/drafts.ts';
import type { Trx } from '../platform/db/database.ts';
import { lockScope } from '../platform/db/lock.ts';
import { printJson } from '../platform/text.ts';
import { contentSchemaOf } from './contents.ts';
import type { DraftInput, DraftView } from './schema.ts';

/** Days after its last change a draft is erased. */
const KEPT_DAYS = 30;
/** Of one person in one company; the oldest go. */
const MOST = 50;
/** A draft's first version is drawn from here up: one begun after another was thrown away is not taken for that one. */
const FIRST_VERSION = sql<number>`1 + floor(random() * 500000000)::int`;

type DraftRow = Selectable<FormDraftsTable>;
/** Whose draft, of which form. */
export interface DraftKey {
  companyId: string;
  userId: string;
  form: string;
}

const living = sql<boolean>`expires_at > now()`;

/** The person's drafts in their company, the last changed first. */
export async function listDrafts(trx: Trx): Promise<Pick<DraftView, 'form' | 'updatedAt' | 'expiresAt'>[]> {
  const rows = await trx
    .selectFrom('form_drafts')
    .select(['form', 'updated_at', 'expires_at'])
    .where(living)
    .orderBy('updated_at', 'desc')
    .execute();
  return rows.map(({ form, updated_at, expires_at }) => ({
    form,
    updatedAt: updated_at.toISOString(),
    expiresAt: expires_at.toISOString(),
  }));
}

/** The draft of a form; null where there is none, or it was made by a form that has changed since. */
export async function findDraft(trx: Trx, form: string): Promise<DraftView | null> {
  const row = await trx
    .selectFrom('form_drafts')
    .selectAll()
    .where('form', '=', form)
    .where(living)
    .executeTakeFirst();
  return row && contentSchemaOf(form).safeParse(row.content).success ? viewOf(row) : null;
}

/**
 * Keeps what was entered, for `KEPT_DAYS` from now.
 * @returns the draft; undefined when it was changed or thrown away since the version that this one goes on from, by another
 *   page or by a later save of the same one.
 */
export async function saveDraft(
  trx: Trx,
  { companyId, userId, form }: DraftKey,
  { content, version, editor, sequence }: DraftInput,
): Promise<DraftView | undefined> {
  await lockScope(trx, `drafts of ${userId} in ${companyId}`);
  await trx.deleteFrom('form_drafts').where('expires_at', '<=', sql<Date>`now()`).execute();
  const values = {
    content: printJson(content),
    editor,
    sequence,
    expires_at: sql<Date>`now() + make_interval(days => ${KEPT_DAYS})`,
  };
  const row =
    (await trx
      .updateTable('form_drafts')
      .set({ ...values, version: sql`version + 1`, updated_at: sql<Date>`clock_timestamp()` })
      .where('form', '=', form)
      .where(({ and, eb, or }) =>
        or([eb('version', '=', version), and([eb('editor', '=', editor), eb('sequence', '<', sequence)])]),
      )
      .returningAll()
      .executeTakeFirst()) ??
    (version === 0
      ? await trx
          .insertInto('form_drafts')
          .values({ ...values, company_id: companyId, user_id: userId, form, version: FIRST_VERSION })
          .onConflict((conflict) => conflict.doNothing())
          .returningAll()
          .executeTakeFirst()
      : undefined);
  if (row) await keepLast(trx);
  return row && viewOf(row);
}

/** Throws a draft away, if there is one. */
export async function deleteDraft(trx: Trx, form: string): Promise<void> {
  await trx.deleteFrom('form_drafts').where('form', '=', form).execute();
}

async function keepLast(trx: Trx): Promise<void> {
  const last = trx.selectFrom('form_drafts').select('form').orderBy('updated_at', 'desc').limit(MOST);
  await trx.deleteFrom('form_drafts').where('form', 'not in', last).execute();
}

function viewOf({ form, content, version, editor, updated_at, expires_at }: DraftRow): DraftView {
  return {
    form,
    content,
    version,
    editor,
    updatedAt: updated_at.toISOString(),
    expiresAt: expires_at.toISOString(),
  };
}
