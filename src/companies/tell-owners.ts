import { findPerson } from '../people/index.ts';
import type { Trx } from '../platform/db/database.ts';
import type { EventOf } from '../platform/events/events.ts';
import type { EmailKind } from '../platform/mail/emails.ts';
import type { Mail } from '../platform/mail/mail.ts';
import { listOwnersToTell, readCompany } from './company-store.ts';
import { emails } from './emails.ts';

/** What the owners of a company are written about. */
type Told =
  | EventOf<'company.closing'>
  | EventOf<'company.erasing'>
  | EventOf<'company.blocked'>
  | EventOf<'company.restored'>
  | EventOf<'marketplace.suspended'>;

function kindOf(event: Told): EmailKind | undefined {
  switch (event.kind) {
    case 'company.closing':
      return event.why === 'deleted' ? emails.companyDeleted : emails.companyUninstalled;
    case 'company.erasing':
      return emails.companyErased;
    case 'company.blocked':
      return emails.companyBlocked;
    case 'company.restored':
      // Whoever takes a deletion back, or installs again, does it themselves.
      return event.from === 'block' ? emails.companyUnblocked : undefined;
    case 'marketplace.suspended':
      return emails.companySuspended;
  }
}

/**
 * Writes to every owner of the event's company what became of it, so that what one of them was talked into, or what happened elsewhere,
 * does not go unseen.
 */
export async function tellOwners(
  trx: Trx,
  { mail, publicUrl }: { mail: Mail; publicUrl: string },
  event: Told,
): Promise<void> {
  const kind = kindOf(event);
  if (!kind) return;
  const { name: company } = await readCompany(trx);
  const personId = event.kind === 'company.closing' ? event.personId : null;
  const person = personId === null ? undefined : await findPerson(trx, personId);
  for (const { email, language } of await listOwnersToTell(trx)) {
    const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
    const params = {
      company,
      person: person?.name ?? '',
      reason: event.kind === 'company.blocked' ? event.reason : '',
      day:
        event.kind === 'company.closing'
          ? event.eraseAt.toLocaleDateString(locale, { timeZone: 'Europe/Moscow' })
          : '',
    };
    const url = kind.button && `${publicUrl}/company`;
    const message = { to: email, language, kind, params, ...(url && { url }) };
    await mail.send(trx, message, event.requestId);
  }
}
