import type { ProblemKind } from '../platform/problems.ts';

export const notificationProblems = {
  badUnsubscribeLink: {
    code: 'unsubscribe-link',
    status: 404,
    title: { ru: 'Ссылка для отписки не действует', en: 'This unsubscribe link does not work' },
    detail: {
      ru: 'Она неполная или очень старая. Откройте ссылку из последнего письма или войдите и выберите уведомления на странице «Настройки уведомлений».',
      en: 'It is incomplete or very old. Follow the link of your latest email, or sign in and choose on the page “Notification settings”.',
    },
  },
  messageMissing: {
    code: 'message-missing',
    status: 404,
    title: { ru: 'Такого письма нет', en: 'There is no such email' },
    detail: {
      ru: 'Письма видны 30 дней. Обновите страницу: список мог измениться.',
      en: 'Emails are listed for 30 days. Reload the page: the list may have changed.',
    },
  },
  messageNotLost: {
    code: 'message-not-lost',
    status: 409,
    title: { ru: 'Это письмо не потеряно', en: 'This email is not lost' },
    detail: {
      ru: 'Оно отправлено или ещё отправляется само. Обновите страницу: там видно, что с ним.',
      en: 'It was sent, or is still being sent by itself. Reload the page to see what became of it.',
    },
  },
  messageRepeated: {
    code: 'message-repeated',
    status: 409,
    title: { ru: 'Это письмо уже отправили ещё раз', en: 'This email was sent again already' },
    detail: {
      ru: 'Обновите страницу: повтор стоит в списке отдельно. Если не дошёл и он, отправьте ещё раз его.',
      en: 'Reload the page: the repeat stands in the list by itself. If that did not arrive either, send that one again.',
    },
  },
  messageNotKept: {
    code: 'message-not-kept',
    status: 409,
    title: { ru: 'Текст этого письма не сохранился', en: 'The text of this email was not kept' },
    detail: {
      ru: 'Ещё раз его не отправить. О чём оно было, человек увидит в Складно, в уведомлениях.',
      en: 'It cannot be sent again. What it told stands in Skladno, among the person’s notifications.',
    },
  },
  messageWithoutReader: {
    code: 'message-without-reader',
    status: 409,
    title: { ru: 'Отправлять больше некому', en: 'There is nobody to send it to' },
    detail: {
      ru: 'Человек больше не работает в компании или не указал адрес почты. Если он ещё с вами, пусть укажет адрес в профиле.',
      en: 'The person is no longer in the company, or has no email address. If they are still with you, let them give one in their profile.',
    },
  },
  messageUnwanted: {
    code: 'message-unwanted',
    status: 409,
    title: { ru: 'Человек больше не получает таких писем', en: 'The person gets no such emails any more' },
    detail: {
      ru: 'Так решил он сам или изменилась его роль. Свои письма каждый выбирает на странице «Настройки уведомлений».',
      en: 'They chose so, or have another role now. Everybody chooses their own emails on the page “Notification settings”.',
    },
  },
} satisfies Record<string, ProblemKind>;
