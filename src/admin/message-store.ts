import { sql } from 'kysely';
import type { MessageStatus } from '../../db/tables/notifications.ts';
import type { Trx } from '../platform/db/database.ts';
import { type Position, pageOf } from '../platform/http/pages.ts';

interface Row {
  id: string;
  company_id: string | null;
  company_name: string | null;
  channel: string;
  recipient: string;
  kind: string;
  status: MessageStatus;
  attempts: number;
  reason: string | null;
  created_at: Date;
  due_at: Date;
  ended_at: Date | null;
  repeat_of: string | null;
  repeated: boolean;
  position: string;
}

/** A page of the messages of all companies and the platform's own, newest first. @param trx acts for one of the platform's own people. */
export async function listAllMessages(
  trx: Trx,
  query: {
    states: MessageStatus[] | null;
    channel?: string | undefined;
    recipient?: string | undefined;
    limit: number;
    cursor?: Position | undefined;
  },
) {
  const { states, channel = null, recipient = null, limit, cursor } = query;
  const [at, id] = cursor ?? [null, null];
  const { rows } = await sql<Row>`
    select *, to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as position
    from admin_messages(${states}::text[], ${channel}, ${recipient}, ${at}::timestamptz, ${id}::uuid, ${limit + 1})`.execute(
    trx,
  );
  return pageOf(rows, limit);
}
