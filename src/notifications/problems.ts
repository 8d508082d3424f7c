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
} satisfies Record<string, ProblemKind>;
