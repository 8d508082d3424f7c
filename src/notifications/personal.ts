import { sql } from 'kysely';
import { personalEmails } from '../people/index.ts';
import type { Trx } from '../platform/db/database.ts';
import type { EmailKind } from '../platform/mail/emails.ts';
import type { BellKind } from '../platform/mail/mail.ts';
import { printJson } from '../platform/text.ts';
import { platformEmails } from './texts/platform.ts';

/**
 * What the bell tells one person of themselves, or as one of the platform's own people, in whatever company they work. Nobody chooses
 * these: their emails are those of docs/NOTIFICATIONS.md's second table.
 */
export const personalKinds = {
  'new-device': { text: personalEmails.newDevice, path: '/profile' },
  'second-factor-off': { text: personalEmails.secondFactorOff, path: '/profile' },
  'provider-down': { text: platformEmails.providerDown, path: '/admin/health' },
  'provider-up': { text: platformEmails.providerUp, path: '/admin/health' },
  'dead-jobs': { text: platformEmails.deadJobs, path: '/admin/queue' },
} satisfies Record<BellKind, { text: EmailKind; path: string }>;

export const personalKeys = Object.keys(personalKinds) as [BellKind, ...BellKind[]];

/** Puts something behind a person's bell, for whomever the transaction acts. */
export async function ring(
  trx: Trx,
  { userId, kind }: { userId: string; kind: BellKind },
  params: Record<string, string>,
  requestId: string,
): Promise<void> {
  const row = { user_id: userId, kind, params: printJson(params), request_id: requestId };
  const { rows } = await sql<{ before: string | null }>`
    select current_setting('app.user_id', true) as before`.execute(trx);
  const act = (id: string) => sql`select set_config('app.user_id', ${id}, true)`.execute(trx);
  await act(userId);
  await trx.insertInto('personal_notifications').values(row).execute();
  await act(rows[0]?.before ?? '');
}
