import { sql } from 'kysely';
import type { Trx } from '../../platform/db/database.ts';
import { behind, type Position, pageOf, positionOf } from '../../platform/http/pages.ts';
import { type fates, statesOf } from './fates.ts';
import { isRepeated } from './store.ts';

const columns = [
  ...(['id', 'recipient', 'kind', 'status', 'reason', 'attempts'] as const),
  ...(['created_at', 'due_at', 'ended_at', 'repeat_of'] as const),
] as const;

/** A page of the emails of the company that the transaction acts for, newest first, without what stands in them. */
export async function listMessages(
  trx: Trx,
  query: {
    fate?: (typeof fates)[number] | undefined;
    kind?: string | undefined;
    recipient?: string | undefined;
    limit: number;
    cursor?: Position | undefined;
  },
) {
  const { fate, kind, recipient, limit, cursor } = query;
  let select = trx
    .selectFrom('outbox_messages')
    .select(columns)
    .select([isRepeated, sql<boolean>`body is not null`.as('kept'), positionOf('created_at').as('position')])
    .where('channel', '=', 'email')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (fate) select = select.where('status', 'in', statesOf(fate));
  if (kind) select = select.where('kind', '=', kind);
  if (recipient) select = select.where('recipient', '=', recipient);
  if (cursor) select = select.where(behind(cursor, { at: 'created_at', id: 'id' }, 'descending'));
  return pageOf(await select.execute(), limit);
}
