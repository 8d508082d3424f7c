import type { EmailKind } from '../../platform/mail/emails.ts';

const openRuns = { ru: 'Открыть запуски', en: 'Open the runs' };

export const serviceOut: EmailKind = {
  subject: { ru: 'Запуски компании «{company}» ждут: {what}', en: 'Runs of “{company}” are waiting: {what}' },
  text: {
    ru: 'Выгрузки компании «{company}» сейчас не могут закончиться.\n\nПричина: {cause}.\n\nЧто делать: ничего. Настройки и таблицы сохранены, запуски продолжатся сами. Когда всё заработает, придёт ещё одно сообщение.',
    en: 'The exports of “{company}” cannot end now.\n\nCause: {cause}.\n\nWhat to do: nothing. Settings and sheets are kept, and the runs go on by themselves. When all works again, you will get one more message.',
  },
  button: openRuns,
};

export const serviceWell: EmailKind = {
  subject: { ru: 'Запуски компании «{company}» снова идут', en: 'Runs of “{company}” go on' },
  text: {
    ru: 'Снова работает: {what}. Выгрузки компании «{company}» продолжаются сами, делать ничего не нужно.',
    en: 'It works again: {what}. The exports of “{company}” go on by themselves, and there is nothing to do.',
  },
  button: openRuns,
};
