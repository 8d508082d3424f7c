import type { ProblemKind } from '../platform/problems.ts';

export const integrationProblems = {
  notFound: {
    code: 'unknown-integration',
    status: 404,
    title: { ru: 'Подключения нет', en: 'No such integration' },
    detail: {
      ru: 'Такого подключения у компании нет: его отключили. Обновите страницу «Подключения».',
      en: 'The company has no such integration: it was disconnected. Reload the page “Integrations”.',
    },
  },
  notConnected: {
    code: 'not-connected',
    status: 409,
    title: { ru: 'Аккаунт не подключён', en: 'The account is not connected' },
    detail: {
      ru: 'Подключите {ru} на странице «Подключения» и повторите.',
      en: 'Connect {en} on the page “Integrations” and try again.',
    },
  },
  choose: {
    code: 'choose-integration',
    status: 400,
    title: { ru: 'Выберите подключение', en: 'Choose an integration' },
    detail: {
      ru: '{ru}: подключений несколько ({known}). Назовите нужное.',
      en: '{en} has several integrations: {known}. Name the one you mean.',
    },
  },
  inUse: {
    code: 'integration-in-use',
    status: 409,
    title: { ru: 'Подключение используется', en: 'The integration is in use' },
    detail: {
      ru: 'Через него работают выгрузки или правила партнёров: {exports}. Согласитесь, что они остановятся, или сначала переведите их на другое подключение.',
      en: 'Exports, or rules of partners, use it: {exports}. Agree that they pause, or give them another integration first.',
    },
  },
  reconnect: {
    code: 'integration-reconnect',
    status: 409,
    title: { ru: 'Подключите аккаунт заново', en: 'Connect the account again' },
    detail: {
      ru: 'Доступ «{title}» больше не действует. Нажмите «Переподключить» на странице «Подключения»: настройки и выгрузки сохранены, запуски продолжатся с того же места.',
      en: 'The access “{title}” is no longer valid. Press “Reconnect” on the page “Integrations”: settings and exports are kept, and runs go on from where they stopped.',
    },
  },
  doubted: {
    code: 'integration-doubted',
    status: 503,
    title: { ru: 'Доступ не принят, проверим ещё раз', en: 'Access was refused, Skladno will try again' },
    detail: {
      ru: 'Доступ «{title}» сейчас не принят. Бывает, что это сбой на той стороне, поэтому Складно проверит ещё раз через несколько минут; делать ничего не нужно. Если откажут снова, мы попросим переподключить.',
      en: 'The access “{title}” was just refused. That may be a passing fault on the other side, so Skladno tries again in a few minutes; there is nothing to do. If it is refused again, we will ask you to reconnect.',
    },
  },
  /** One call renews an access for the whole company; this one waited for it too long. */
  busy: {
    code: 'integration-busy',
    status: 503,
    title: { ru: 'Google отвечает слишком долго', en: 'Google takes too long to answer' },
    detail: {
      ru: 'Google ещё не продлил доступ «{title}». Подождите немного и повторите.',
      en: 'Google has not renewed the access “{title}” yet. Wait a little and try again.',
    },
  },
  noClient: {
    code: 'google-oauth-missing',
    status: 409,
    title: { ru: 'Вход через Google не настроен', en: 'Signing in with Google is not set up' },
    detail: {
      ru: 'В этой установке нет GOOGLE_CLIENT_ID и GOOGLE_CLIENT_SECRET. Подключите Google ключом сервисного аккаунта.',
      en: 'This installation has no GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET. Connect Google with a service-account key.',
    },
  },
  consentOver: {
    code: 'google-consent-over',
    status: 410,
    title: { ru: 'Ссылка больше не действует', en: 'The link is no longer valid' },
    detail: {
      ru: 'Она работает один раз, в течение десяти минут. Вернитесь в Складно и нажмите «Подключить Google» ещё раз.',
      en: 'It works once, within ten minutes. Go back to Skladno and press “Connect Google” again.',
    },
  },
  pendingMissing: {
    code: 'google-pending-missing',
    status: 404,
    title: { ru: 'Подтверждать уже нечего', en: 'There is nothing left to confirm' },
    detail: {
      ru: 'Аккаунт уже подключили или отклонили, либо прошло десять минут. Если он не появился в списке, нажмите «Подключить Google» ещё раз.',
      en: 'The account was connected or declined already, or ten minutes have passed. If it is not in the list, press “Connect Google” again.',
    },
  },
  wrongCode: {
    code: 'google-wrong-code',
    status: 422,
    title: { ru: 'Код не подходит', en: 'The code is wrong' },
    detail: {
      ru: 'Введите шесть цифр с вкладки, в которой вы разрешили доступ. Осталось попыток: {left}; потом начните подключение заново.',
      en: 'Type the six digits from the tab in which you allowed access. Attempts left: {left}; after that, start again.',
    },
  },
  duplicate: {
    code: 'integration-duplicate',
    status: 409,
    title: { ru: 'Этот аккаунт уже подключён', en: 'This account is already connected' },
    detail: {
      ru: 'С этим аккаунтом уже работает подключение «{title}». Переподключите его или выберите другой аккаунт.',
      en: 'The integration “{title}” already uses this account. Reconnect that one or choose another account.',
    },
  },
  otherAccount: {
    code: 'another-account',
    status: 409,
    title: { ru: 'Это другой аккаунт МоегоСклада', en: 'This is another MoySklad account' },
    detail: {
      ru: 'Подключение работало с аккаунтом «{old}», а токен — от аккаунта «{fresh}». Выгрузки заменили бы данные одного аккаунта данными другого: подключите «{fresh}» как новое подключение.',
      en: 'The integration worked with the account “{old}”, but the token belongs to “{fresh}”. Exports would replace one account’s data with the other’s: connect “{fresh}” as a new integration.',
    },
  },
  unreadable: {
    code: 'secret-unreadable',
    status: 500,
    title: {
      ru: 'Ключ подключения не расшифровать',
      en: 'The secret of the integration cannot be decrypted',
    },
    detail: {
      ru: 'Подключите аккаунт заново. Или пусть тот, кто обслуживает сервер, вернёт в ENCRYPTION_KEYS ключ шифрования, которым закрыто это подключение.',
      en: 'Connect the account again. Or let whoever runs the server put the encryption key that sealed this integration back into ENCRYPTION_KEYS.',
    },
  },
} satisfies Record<string, ProblemKind>;
