import type { Trx } from '../platform/db/database.ts';
import type { EventOf } from '../platform/events/events.ts';
import type { EmailChannel } from './email/channel.ts';
import type { Outbox } from './outbox/outbox.ts';

/** Somebody is no member any more: what still waits for them of the company's emails is not for them. */
export async function memberLeft(
  trx: Trx,
  { outbox, channel }: { outbox: Outbox; channel: EmailChannel },
  { email }: EventOf<'member.left'>,
): Promise<void> {
  await outbox.cancel(trx, channel, email.toLowerCase());
}
