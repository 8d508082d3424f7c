import type { ProblemKind } from '../../platform/problems.ts';

export const sourceHookProblems = {
  address: {
    code: 'source-hook-address',
    status: 422,
    title: { ru: 'МойСклад не может обратиться к Складно', en: 'MoySklad cannot reach Skladno' },
    detail: {
      ru: 'МойСклад сообщает об изменениях только на адрес, который открывается из интернета по https, а этот Складно открывается по адресу {url}. Поэтому Складно сам проверяет изменения раз в несколько минут. Кто обслуживает этот Складно, может дать ему такой адрес (PUBLIC_URL).',
      en: 'MoySklad tells of changes only to an address that opens over https from the Internet, and this Skladno opens at {url}. So Skladno looks for changes itself every few minutes. Whoever runs this Skladno may give it such an address (PUBLIC_URL).',
    },
  },
  missing: {
    code: 'source-hook-missing',
    status: 404,
    title: { ru: 'Подключение не найдено', en: 'Connection not found' },
    detail: {
      ru: 'Такого подключения МоегоСклада нет. Возможно, его отключили: обновите страницу.',
      en: 'There is no such connection of MoySklad. It may have been disconnected: reload the page.',
    },
  },
  deliveryMissing: {
    code: 'source-delivery-missing',
    status: 404,
    title: { ru: 'Уведомление не найдено', en: 'Notification not found' },
    detail: {
      ru: 'Такого уведомления уже нет: хранятся последние сто. Обновите страницу.',
      en: 'There is no such notification any more: the last hundred are kept. Reload the page.',
    },
  },
} satisfies Record<string, ProblemKind>;
