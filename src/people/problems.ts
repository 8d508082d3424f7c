import type { ProblemKind } from '../platform/problems.ts';

export const peopleProblems = {
  wrongPassword: {
    code: 'wrong-password',
    status: 401,
    title: { ru: 'Почта или пароль не подходят', en: 'The email or the password is wrong' },
    detail: {
      ru: 'Проверьте раскладку клавиатуры и Caps Lock и введите пароль ещё раз.',
      en: 'Check the keyboard layout and Caps Lock and type the password again.',
    },
  },
  wrongCurrentPassword: {
    code: 'wrong-current-password',
    status: 422,
    title: { ru: 'Текущий пароль не подходит', en: 'The current password is wrong' },
    detail: {
      ru: 'Введите его ещё раз. Если забыли или входите через Google, получите ссылку по почте: «Забыли пароль?» на странице входа.',
      en: 'Type it again. If you forgot it or sign in with Google, get a link by email: “Forgot your password?” on the sign-in page.',
    },
  },
  badLink: {
    code: 'bad-link',
    status: 410,
    title: { ru: 'Ссылка больше не действует', en: 'The link no longer works' },
    detail: {
      ru: 'Она устарела, уже использована или скопирована не целиком. Запросите новое письмо.',
      en: 'It is too old, has already been used, or was not copied in full. Ask for another email.',
    },
  },
  signInFirst: {
    code: 'sign-in-first',
    status: 409,
    title: { ru: 'Эта почта уже зарегистрирована', en: 'This address is already registered' },
    detail: { ru: 'Войдите с ней.', en: 'Sign in with it.' },
  },
  emailTaken: {
    code: 'email-taken',
    status: 409,
    title: { ru: 'Почта уже занята', en: 'The address is taken' },
    detail: {
      ru: 'Пока вы меняли почту, с адресом {email} зарегистрировался кто-то ещё. Войдите с ним или укажите другой.',
      en: 'Somebody has signed up with {email} in the meantime. Sign in with it, or choose another address.',
    },
  },
  wrongCode: {
    code: 'wrong-code',
    status: 422,
    title: { ru: 'Код не подходит', en: 'The code is wrong' },
    detail: {
      ru: 'Введите код, который приложение показывает сейчас, или один из резервных. Часы телефона должны идти точно.',
      en: 'Type the code the app shows right now, or one of the backup codes. The phone’s clock must be right.',
    },
  },
  usedCode: {
    code: 'used-code',
    status: 422,
    title: { ru: 'Этот код уже использован', en: 'This code has already been used' },
    detail: {
      ru: 'Каждый код действует один раз. Подождите, пока приложение покажет следующий (до 30 секунд), и введите его.',
      en: 'Each code works once. Wait until the app shows the next one (30 seconds at most) and type that.',
    },
  },
  secondFactorOver: {
    code: 'second-factor-over',
    status: 401,
    title: { ru: 'Вход нужно начать заново', en: 'Start signing in again' },
    detail: {
      ru: 'Время на ввод кода вышло, или попыток было слишком много. Введите почту и пароль ещё раз.',
      en: 'The time for the code is over, or there were too many attempts. Enter email and password again.',
    },
  },
  secondFactorLocked: {
    code: 'second-factor-locked',
    status: 429,
    title: { ru: 'Слишком много неверных кодов', en: 'Too many wrong codes' },
    detail: {
      ru: 'Коды не принимаются 15 минут: попробуйте позже. Если коды вводили не вы, смените пароль.',
      en: 'No code is accepted for 15 minutes: try again later. If it was not you, change your password.',
    },
  },
  noGoogle: {
    code: 'no-google-sign-in',
    status: 404,
    title: { ru: 'Вход через Google не настроен', en: 'Signing in with Google is not set up' },
    detail: {
      ru: 'Войдите по почте и паролю. Для входа через Google нужны GOOGLE_CLIENT_ID и GOOGLE_CLIENT_SECRET.',
      en: 'Sign in with email and password. Signing in with Google needs GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET.',
    },
  },
  tooManyTries: {
    code: 'too-many-tries',
    status: 429,
    title: { ru: 'Слишком много попыток', en: 'Too many attempts' },
    detail: {
      ru: 'Попробуйте снова через {seconds} с.',
      en: 'Try again in {seconds} s.',
    },
  },
  /** Another refusal of better-auth; the answer has its status. */
  refused: {
    code: 'sign-in-refused',
    status: 400,
    title: { ru: 'Запрос не принят', en: 'The request was not accepted' },
    detail: {
      ru: 'Причина: {reason}. Проверьте поля и повторите.',
      en: 'The reason: {reason}. Check the fields and try again.',
    },
  },
  sessionMissing: {
    code: 'unknown-session',
    status: 404,
    title: { ru: 'Такого входа нет', en: 'No such session' },
    detail: { ru: 'Он уже закончен. Обновите список.', en: 'It has ended already. Reload the list.' },
  },
  /** The page of unsent emails, without the token that `start` printed. */
  outboxClosed: {
    code: 'outbox-closed',
    status: 403,
    title: {
      ru: 'Письма видит тот, кто запустил Складно',
      en: 'Only whoever started Skladno sees the emails',
    },
    detail: {
      ru: 'Перейдите по ссылке, которую команда start напечатала в терминале; она новая при каждом запуске. Чтобы письма уходили сами, задайте SMTP_URL.',
      en: 'Follow the link that the command start printed in the terminal; it is new at each start. To have emails sent, set SMTP_URL.',
    },
  },
  addressKnown: {
    code: 'address-known',
    status: 409,
    title: { ru: 'Почта уже указана', en: 'There is an address already' },
    detail: {
      ru: 'У вас уже есть почта в Складно. Чтобы сменить её, войдите в Складно в браузере и откройте профиль.',
      en: 'You have an email address at Skladno already. To change it, sign in to Skladno in a browser and open your profile.',
    },
  },
} satisfies Record<string, ProblemKind>;
