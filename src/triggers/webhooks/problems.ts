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
    title: { ru: 'Вебхуки не нужны', en: 'No webhooks are needed' },
    detail: {
      ru: 'У этого подключения нет вебхуков: ни одна выгрузка не запускается при изменениях. Включите «Сразу при изменении» в выгрузке, и Складно сам их создаст.',
      en: 'This connection has no webhooks: no export starts on changes. Choose “At once, when something changes” in an export, and Skladno makes them by itself.',
    },
  },
} satisfies Record<string, ProblemKind>;
