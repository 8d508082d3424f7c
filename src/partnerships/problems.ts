import type { ProblemKind } from '../platform/problems.ts';

export const partnershipProblems = {
  missing: {
    code: 'unknown-partnership',
    status: 404,
    title: { ru: 'Партнёр не найден', en: 'Partner not found' },
    detail: {
      ru: 'У вашей компании такого партнёра нет. Обновите страницу «Партнёры».',
      en: 'Your company has no such partner. Reload the page “Partners”.',
    },
  },
  ended: {
    code: 'partnership-ended',
    status: 409,
    title: { ru: 'Партнёрство завершено', en: 'The partnership has ended' },
    detail: {
      ru: 'Возобновить его нельзя. Если хотите работать вместе снова, отправьте партнёру новое приглашение.',
      en: 'It cannot be resumed. To work together again, send the partner a new invitation.',
    },
  },
  invitationMissing: {
    code: 'unknown-partnership-invitation',
    status: 404,
    title: { ru: 'Приглашение не найдено', en: 'Invitation not found' },
    detail: {
      ru: 'Его приняли или отозвали. Обновите страницу «Партнёры».',
      en: 'It was accepted or taken back. Reload the page “Partners”.',
    },
  },
  codeOver: {
    code: 'partnership-code-over',
    status: 404,
    title: { ru: 'Код не подходит', en: 'The code is no good' },
    detail: {
      ru: 'В коде опечатка, или его уже использовали, отозвали, или прошло больше 7 дней. Проверьте код или попросите партнёра прислать новый.',
      en: 'It is mistyped, or was used, taken back, or is older than 7 days. Check it, or ask the partner for a new one.',
    },
  },
  ownCode: {
    code: 'partnership-own-code',
    status: 409,
    title: { ru: 'Это код вашей же компании', en: 'This is the code of your own company' },
    detail: {
      ru: 'Его принимает владелец другой компании. Отправьте код партнёру или выберите вверху другую свою компанию.',
      en: 'The owner of another company accepts it. Send it to the partner, or choose another company of yours at the top.',
    },
  },
  notOwned: {
    code: 'partnership-company-not-owned',
    status: 403,
    title: { ru: 'Вы не владелец этой компании', en: 'You do not own that company' },
    detail: {
      ru: 'В один шаг связать можно только свои компании. Выберите другую или примите приглашение по коду.',
      en: 'Only a company of your own can be linked in one step. Choose another, or accept an invitation by its code.',
    },
  },
  ownClosed: {
    code: 'partnership-company-closed',
    status: 409,
    title: { ru: 'Эта компания сейчас не работает', en: 'That company is closed now' },
    detail: {
      ru: 'Она заблокирована или ждёт удаления. Откройте её и посмотрите, что нужно сделать, или выберите другую.',
      en: 'It is blocked or waits for its deletion. Open it to see what to do, or choose another.',
    },
  },
  already: {
    code: 'partnership-exists',
    status: 409,
    title: { ru: 'Вы уже партнёры', en: 'You are partners already' },
    detail: {
      ru: 'С «{partner}» у вас уже есть партнёрство. Откройте его на странице «Партнёры» и измените условия там.',
      en: 'You have a partnership with “{partner}”. Open it on the page “Partners” and change its terms there.',
    },
  },
  tooMany: {
    code: 'too-many-partnerships',
    status: 409,
    title: { ru: 'Слишком много партнёров', en: 'Too many partners' },
    detail: {
      ru: 'Партнёров у одной из двух компаний уже {most}, больше нельзя. Завершите партнёрство, которое не нужно, и повторите.',
      en: 'One of the two companies has {most} partners, and there can be no more. End a partnership that is not needed and try again.',
    },
  },
  tooManyInvitations: {
    code: 'too-many-partnership-invitations',
    status: 409,
    title: { ru: 'Слишком много приглашений', en: 'Too many invitations' },
    detail: {
      ru: 'Приглашений, которые ждут ответа, уже {most}. Отзовите ненужные и повторите.',
      en: '{most} invitations wait for an answer. Take back those that are not needed and try again.',
    },
  },
  storeNeeded: {
    code: 'partnership-store-needed',
    status: 422,
    title: { ru: 'Укажите склад', en: 'Choose a store' },
    detail: {
      ru: 'Отгрузки, приёмки, возвраты и перемещения МойСклад без склада не проводит. Укажите склад или уберите эти документы.',
      en: 'MoySklad posts no demand, supply, return or move without a store. Choose one, or leave these documents out.',
    },
  },
  objectMissing: {
    code: 'partnership-object-missing',
    status: 422,
    title: { ru: 'В МоёмСкладе этого больше нет', en: 'MoySklad does not have this any more' },
    detail: {
      ru: '«{name}» удалили, переименовали или убрали в архив. Выберите из списка заново.',
      en: '“{name}” was deleted, renamed or archived. Choose from the list again.',
    },
  },
} satisfies Record<string, ProblemKind>;
