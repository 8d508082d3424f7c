import type { ProblemKind } from '../platform/problems.ts';

export const companyProblems = {
  wrongPassword: {
    code: 'wrong-password',
    status: 401,
    title: { ru: 'Не удалось войти', en: 'Could not sign in' },
    detail: {
      ru: 'E-mail или пароль не подходит. Проверьте раскладку и попробуйте ещё раз.',
      en: 'The e-mail or the password is wrong. Check the keyboard layout and try again.',
    },
  },
  tooManyTries: {
    code: 'too-many-tries',
    status: 429,
    title: { ru: 'Слишком много попыток', en: 'Too many tries' },
    detail: {
      ru: 'Попробуйте снова через {seconds} с.',
      en: 'Try again in {seconds} s.',
    },
  },
  refused: {
    code: 'sign-in-refused',
    status: 400,
    title: { ru: 'Запрос ко входу не принят', en: 'The sign-in request was not accepted' },
    detail: {
      ru: 'Причина: {reason}. Проверьте поля и повторите.',
      en: 'The reason: {reason}. Check the fields and try again.',
    },
  },
  badToken: {
    code: 'bad-token',
    status: 401,
    title: { ru: 'Токен не подходит', en: 'The token is not good' },
    detail: {
      ru: 'Заголовок Authorization: Bearer должен нести действующий ключ API (sk_…) или токен. Обновите страницу или проверьте ключ.',
      en: 'The header Authorization: Bearer must carry a living API key (sk_…) or token. Reload the page or check the key.',
    },
  },
  keyMistyped: {
    code: 'api-key-mistyped',
    status: 401,
    title: { ru: 'Ключ API с опечаткой', en: 'The API key is mistyped' },
    detail: {
      ru: 'Это не целый ключ: буквы потеряны или переставлены. Скопируйте его ещё раз целиком.',
      en: 'This is not a whole key: letters are lost or swapped. Copy it once more, all of it.',
    },
  },
  keyUnknown: {
    code: 'api-key-unknown',
    status: 401,
    title: { ru: 'Такого ключа API нет', en: 'There is no such API key' },
    detail: {
      ru: 'Ключ выпущен не здесь или удалён вместе с компанией. Выпустите новый на странице «Ключи API».',
      en: 'The key was not made here, or went with its company. Make a new one on the page “API keys”.',
    },
  },
  keyRevoked: {
    code: 'api-key-revoked',
    status: 401,
    title: { ru: 'Ключ API отозван', en: 'The API key was revoked' },
    detail: {
      ru: 'Ключ отозван {day}. Выпустите новый на странице «Ключи API».',
      en: 'The key was revoked on {day}. Make a new one on the page “API keys”.',
    },
  },
  keyExpired: {
    code: 'api-key-expired',
    status: 401,
    title: { ru: 'Срок ключа API истёк', en: 'The API key has expired' },
    detail: {
      ru: 'Ключ действовал до {day}. Выпустите новый на странице «Ключи API».',
      en: 'The key was good until {day}. Make a new one on the page “API keys”.',
    },
  },
  keyMissing: {
    code: 'unknown-api-key',
    status: 404,
    title: { ru: 'Ключ API не найден', en: 'API key not found' },
    detail: {
      ru: 'В вашей компании такого ключа нет. Список — в GET /api/v1/api-keys.',
      en: 'Your company has no such key. The list is at GET /api/v1/api-keys.',
    },
  },
  none: {
    code: 'no-company',
    status: 403,
    title: { ru: 'Нет компании', en: 'No company' },
    detail: {
      ru: 'Вы не состоите ни в одной компании. Попросите владельца пригласить вас.',
      en: 'You are not a member of any company. Ask an owner to invite you.',
    },
  },
  choose: {
    code: 'choose-company',
    status: 400,
    title: { ru: 'Выберите компанию', en: 'Choose a company' },
    detail: {
      ru: 'У вас несколько компаний. Назовите нужную в заголовке X-Company-Id; список — в GET /api/v1/me.',
      en: 'You have several companies. Name one in the header X-Company-Id; the list is at GET /api/v1/me.',
    },
  },
  notMember: {
    code: 'not-a-member',
    status: 403,
    title: { ru: 'Нет доступа к компании', en: 'No access to this company' },
    detail: {
      ru: 'Компании {id} нет среди ваших. Список — в GET /api/v1/me.',
      en: 'The company {id} is not among yours. The list is at GET /api/v1/me.',
    },
  },
} satisfies Record<string, ProblemKind>;
