import { findMember } from '../companies/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { Problem } from '../platform/problems.ts';
import type { EmailChannel } from './email/channel.ts';
import { type KindKey, kindOf } from './kinds.ts';
import { isLost } from './outbox/fates.ts';
import type { Outbox } from './outbox/outbox.ts';
import { notificationProblems } from './problems.ts';
import { byDefault, choiceOf } from './settings.ts';
import { settingsOfAll } from './store.ts';
import { canReceive, isTold } from './who.ts';

export interface Repeating {
  outbox: Outbox;
  channel: EmailChannel;
}

/**
 * Has an email to the company's people sent again that did not arrive, or may not have: as it was, to the address that the person has now.
 * Each is sent again once; what becomes of that is a message of its own, which may be sent again in its turn.
 * @param trx acts for the company. @returns the new message's id, and to whom it goes.
 * @throws Problem where there is none, where it is no such, or where nobody is to get it any more.
 */
export async function repeatMessage(
  trx: Trx,
  { outbox, channel }: Repeating,
  { companyId, id, requestId }: { companyId: string; id: string; requestId: string },
) {
  const held = await outbox.hold(trx, channel, id);
  if (!held) throw new Problem(notificationProblems.messageMissing);
  const { kind, fate, repeated, body } = held;
  if (!isLost(fate)) throw new Problem(notificationProblems.messageNotLost);
  if (repeated) throw new Problem(notificationProblems.messageRepeated);
  if (!body?.tells) throw new Problem(notificationProblems.messageNotKept);
  const to = await addressOf(trx, body.tells);
  const repeat = await outbox.put(trx, channel, {
    ...{ companyId, recipient: to.toLowerCase(), kind, requestId },
    body: { ...body, to },
    repeatOf: { id, mayHaveArrived: fate === 'unknown' },
  });
  return { id: repeat, recipient: to };
}

/** Where whom an email tells gets it now. @throws Problem where they are no member any more, or get no such emails. */
async function addressOf(trx: Trx, { userId, kinds }: { userId: string; kinds: string[] }): Promise<string> {
  const member = await findMember(trx, userId);
  if (!member || !canReceive(member)) throw new Problem(notificationProblems.messageWithoutReader);
  const settings = (await settingsOfAll(trx)).get(userId) ?? byDefault;
  const wanted = kinds.every((key) => {
    const kind = kindOf(key);
    return kind && isTold(member.role, kind) && choiceOf(settings, key as KindKey).email;
  });
  if (!wanted) throw new Problem(notificationProblems.messageUnwanted);
  return member.email;
}
