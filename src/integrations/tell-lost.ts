import { companyName, listOwnersToTell } from '../companies/index.ts';
import type { Trx } from '../platform/db/database.ts';
import type { EventOf } from '../platform/events/events.ts';
import type { EmailKind } from '../platform/mail/emails.ts';
import type { Mail } from '../platform/mail/mail.ts';
import { findIntegration } from './store.ts';

const kind: EmailKind = {
  subject: {
    ru: 'Подключите «{title}» заново: выгрузки компании «{company}» ждут',
    en: 'Connect “{title}” again: the exports of “{company}” are waiting',
  },
  text: {
    ru: 'Доступ «{title}» больше не действует: его отозвали или срок истёк. Выгрузки, которые через него работают, не запускаются.\n\nНастройки и таблицы сохранены. Нажмите «Переподключить», и выгрузки продолжатся с того же места.',
    en: 'The access “{title}” is no longer valid: it was revoked or has expired. The exports that use it do not run.\n\nSettings and sheets are kept. Press “Reconnect”, and the exports go on from where they stopped.',
  },
  button: { ru: 'Переподключить', en: 'Reconnect' },
  mayHoldAddress: ['title'],
};

/**
 * Writes to the company's owners that an account must be connected again, in the transaction that notes it. Others are
 * told by the page of integrations.
 */
export async function tellLost(
  trx: Trx,
  { mail, publicUrl }: { mail: Mail; publicUrl: string },
  { integrationId, requestId }: EventOf<'integration.lost'>,
): Promise<void> {
  const lost = await findIntegration(trx, integrationId);
  if (!lost) return;
  const params = { title: lost.title, company: await companyName(trx) };
  const url = `${publicUrl}/connections`;
  for (const { email, language } of await listOwnersToTell(trx)) {
    await mail.send(trx, { to: email, language, kind, params, url }, requestId);
  }
}
