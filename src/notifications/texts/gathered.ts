import type { EmailKind } from '../../platform/mail/emails.ts';

/** One email for several notifications. */
export const gathered: EmailKind = {
  subject: {
    ru: 'Новых сообщений о компании «{company}»: {count}',
    en: 'New messages about “{company}”: {count}',
  },
  text: {
    ru: 'Вот что произошло в компании «{company}» с последнего письма.',
    en: 'This is what happened in “{company}” since the last email.',
  },
  button: { ru: 'Открыть сообщения', en: 'Open the messages' },
};

/** Before the number of those that one email has no room for. */
export const andMore = { ru: 'И ещё', en: 'And more' };

/** Links below a notification’s email. */
export const footers = {
  unsubscribe: { ru: 'Не присылать такие письма', en: 'Stop emails like this' },
  settings: { ru: 'Настроить уведомления', en: 'Notification settings' },
};
