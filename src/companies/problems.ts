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
