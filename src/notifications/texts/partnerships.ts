import type { EmailKind } from '../../platform/mail/emails.ts';

const openPartner = { ru: 'Открыть партнёра', en: 'Open the partner' };

export const partnershipMade: EmailKind = {
  subject: { ru: '«{partner}» теперь ваш партнёр', en: '“{partner}” is your partner now' },
  text: {
    ru: 'Компания «{partner}» приняла приглашение компании «{company}». Ваши правила смогут создавать документы у партнёра по его условиям.\n\nЧто делать: посмотрите условия. Если документы партнёра нужны и вам, задайте свои.',
    en: '“{partner}” accepted the invitation of “{company}”. Your rules may make documents there, on the partner’s terms.\n\nWhat to do: look at the terms. If you want documents of the partner’s, too, set your own.',
  },
  button: openPartner,
};

export const partnershipStopped: EmailKind = {
  subject: {
    ru: 'Партнёрство с «{partner}» остановилось',
    en: 'The partnership with “{partner}” has stopped',
  },
  text: {
    ru: 'Правила компаний «{company}» и «{partner}» сейчас не создают документы друг у друга.\n\nПричина: {cause}.\n\nЧто делать: {cure} Когда партнёрство продолжится, придёт ещё одно сообщение.',
    en: 'The rules of “{company}” and “{partner}” make no documents at each other now.\n\nCause: {cause}.\n\nWhat to do: {cure} When the partnership goes on, you will get one more message.',
  },
  button: openPartner,
};

export const partnershipWell: EmailKind = {
  subject: { ru: '«{partner}» снова на связи', en: '“{partner}” is back' },
  text: {
    ru: 'Партнёр «{partner}» снова может работать с компанией «{company}». Делать ничего не нужно.',
    en: 'The partner “{partner}” can work with “{company}” again. There is nothing to do.',
  },
  button: openPartner,
};

export const partnershipEnded: EmailKind = {
  subject: { ru: 'Партнёрство с «{partner}» завершено', en: 'The partnership with “{partner}” has ended' },
  text: {
    ru: 'Партнёрство компании «{company}» с «{partner}» завершено: {cause}. Правила больше не создают документы друг у друга; созданные документы остались.\n\nЧто делать: ничего. Чтобы работать вместе снова, отправьте партнёру новое приглашение.',
    en: 'The partnership of “{company}” with “{partner}” has ended: {cause}. Rules make no more documents at each other; those that were made stay.\n\nWhat to do: nothing. To work together again, send the partner a new invitation.',
  },
  button: openPartner,
};
