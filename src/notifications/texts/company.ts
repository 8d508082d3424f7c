import type { EmailKind } from '../../platform/mail/emails.ts';

export const accountLost: EmailKind = {
  subject: {
    ru: 'Подключите «{title}» заново: выгрузки компании «{company}» ждут',
    en: 'Connect “{title}” again: the exports of “{company}” are waiting',
  },
  text: {
    ru: 'Доступ «{title}» больше не действует: его отозвали или срок истёк. Выгрузки, которые через него работают, не запускаются.\n\nЧто делать: откройте подключения и нажмите «Переподключить». Настройки и таблицы сохранены, выгрузки продолжатся с того же места.',
    en: 'The access “{title}” is no longer valid: it was revoked or has expired. The exports that use it do not run.\n\nWhat to do: open the integrations and press “Reconnect”. Settings and sheets are kept, and the exports go on from where they stopped.',
  },
  button: { ru: 'Переподключить', en: 'Reconnect' },
  mayHoldAddress: ['title'],
};

export const limitReached: EmailKind = {
  subject: { ru: '{what}: использовано {used} из {limit}', en: '{what}: {used} of {limit} used' },
  text: {
    ru: 'Компания «{company}». {what}: использовано {used} из {limit} по вашему тарифу.\n\n{advice}',
    en: 'The company “{company}”. {what}: {used} of {limit} of your plan are used.\n\n{advice}',
  },
  button: { ru: 'Открыть главную страницу', en: 'Open the home page' },
};

export const planChanged: EmailKind = {
  subject: { ru: 'Тариф компании «{company}»: {to}', en: 'The plan of “{company}”: {to}' },
  text: {
    ru: 'Тариф компании «{company}»: «{to}».\n\n{consequence}',
    en: 'The plan of “{company}” is “{to}”.\n\n{consequence}',
  },
  button: { ru: 'Открыть главную страницу', en: 'Open the home page' },
};

export const webhookPaused: EmailKind = {
  subject: { ru: 'Исходящий вебхук «{name}» приостановлен', en: 'The outgoing webhook “{name}” is paused' },
  text: {
    ru: 'Адрес вебхука «{name}» компании «{company}» {because}, поэтому Складно приостановил его.\n\nЧто делать: проверьте, что сервер по этому адресу отвечает, и нажмите «Возобновить». Непринятые события можно отправить ещё раз.',
    en: 'The address of the webhook “{name}” of “{company}” {because}, so it is paused.\n\nWhat to do: check that the server at this address answers, and press “Resume”. Events that it did not take can be sent again.',
  },
  button: { ru: 'Открыть вебхуки', en: 'Open the webhooks' },
};
