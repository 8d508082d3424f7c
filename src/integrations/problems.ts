import type { ProblemKind } from '../platform/problems.ts';

export const integrationProblems = {
  notFound: {
    code: 'unknown-integration',
    status: 404,
    title: { ru: 'Подключения нет', en: 'No such integration' },
    detail: {
      ru: 'Такого подключения у компании нет. Список — в GET /api/v1/integrations.',
      en: 'The company has no such integration. The list is at GET /api/v1/integrations.',
    },
  },
  notConnected: {
    code: 'not-connected',
    status: 409,
    title: { ru: 'Аккаунт не подключён', en: 'The account is not connected' },
    detail: {
      ru: 'Подключите {provider} на странице «Подключения» и повторите.',
      en: 'Connect {provider} on the page “Integrations” and try again.',
    },
  },
  inUse: {
    code: 'integration-in-use',
    status: 409,
    title: { ru: 'Подключение используется', en: 'The integration is in use' },
    detail: {
      ru: 'Через него работают выгрузки. Сначала удалите их.',
      en: 'Exports work through it. Delete them first.',
    },
  },
  unreadable: {
    code: 'secret-unreadable',
    status: 500,
    title: { ru: 'Ключ подключения не открывается', en: 'The secret of the integration cannot be opened' },
    detail: {
      ru: 'Ключа шифрования, которым закрыто подключение, нет в ENCRYPTION_KEYS. Верните его или подключите аккаунт заново.',
      en: 'The encryption key that sealed the integration is not in ENCRYPTION_KEYS. Add it back or connect the account again.',
    },
  },
} satisfies Record<string, ProblemKind>;
