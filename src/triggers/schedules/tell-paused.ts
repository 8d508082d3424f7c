import { companyName, listOwnersToTell } from '../../companies/index.ts';
import type { Trx } from '../../platform/db/database.ts';
import type { EventOf } from '../../platform/events/events.ts';
import type { EmailKind } from '../../platform/mail/emails.ts';
import type { Mail } from '../../platform/mail/mail.ts';
import { exportsOf } from './scheduled-export.ts';

const button = { ru: 'Открыть расписание', en: 'Open the schedule' };
const mayHoldAddress = ['name'];

const ofExport: EmailKind = {
  subject: {
    ru: 'Расписание выгрузки «{name}» приостановлено: она не удаётся',
    en: 'The schedule of the export “{name}” is paused: its runs fail',
  },
  text: {
    ru: 'Выгрузка «{name}» компании «{company}» не удаётся. Неудачных запусков подряд: {failures}. Чтобы она не повторялась впустую, Складно приостановил её расписание.\n\nПосмотрите, что сказано о последнем запуске, и исправьте причину. Потом откройте расписание и нажмите «Возобновить».',
    en: 'The export “{name}” of “{company}” fails. Failed runs in a row: {failures}. So that it is not repeated in vain, its schedule is paused.\n\nLook at what is said about the last run and mend the cause. Then open the schedule and press “Resume”.',
  },
  button,
  mayHoldAddress,
};

const ofComparison: EmailKind = {
  subject: {
    ru: 'Расписание сверки «{name}» приостановлено: она не удаётся',
    en: 'The schedule of the comparison of “{name}” is paused: it fails',
  },
  text: {
    ru: 'Сверка выгрузки «{name}» компании «{company}» не удаётся. Неудачных сверок подряд: {failures}. Чтобы она не повторялась впустую, Складно приостановил её расписание. Самой выгрузки это не касается.\n\nПосмотрите, что сказано о последней сверке, и исправьте причину. Потом откройте расписание и нажмите «Возобновить».',
    en: 'The comparison of the export “{name}” of “{company}” fails. Failed comparisons in a row: {failures}. So that it is not repeated in vain, its schedule is paused. The export itself is not.\n\nLook at what is said about the last comparison and mend the cause. Then open the schedule and press “Resume”.',
  },
  button,
  mayHoldAddress,
};

/**
 * Writes to the company's owners that a schedule was paused because its runs fail, in the transaction that pauses it. Others
 * are told by the list of exports.
 */
export async function tellPaused(
  trx: Trx,
  { mail, publicUrl }: { mail: Mail; publicUrl: string },
  { configId, verify, failures, requestId }: EventOf<'schedule.paused'>,
): Promise<void> {
  const about = (await exportsOf(trx, [configId])).get(configId);
  if (!about) return;
  const params = { name: about.name, company: await companyName(trx), failures: String(failures) };
  const kind = verify ? ofComparison : ofExport;
  const url = `${publicUrl}/exports/${configId}/schedule`;
  for (const { email, language } of await listOwnersToTell(trx)) {
    await mail.send(trx, { to: email, language, kind, params, url }, requestId);
  }
}
