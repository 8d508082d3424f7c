import { Problem, type ProblemKind } from '../problems.ts';

/** Troubles of the plumbing itself; each room has its own `problems.ts`. */
export const httpProblems = {
  badRequest: {
    code: 'bad-request',
    status: 400,
    title: { ru: 'Проверьте введённое', en: 'Check what you entered' },
    detail: {
      ru: 'Исправьте поля, перечисленные в errors, и повторите запрос.',
      en: 'Correct the fields listed in errors and send the request again.',
    },
  },
  badBody: {
    code: 'bad-request',
    status: 400,
    title: { ru: 'Тело запроса не читается', en: 'The body of the request cannot be read' },
    detail: {
      ru: 'Пришлите правильный JSON с заголовком content-type: application/json.',
      en: 'Send valid JSON with the header content-type: application/json.',
    },
  },
  unsupportedType: {
    code: 'unsupported-media-type',
    status: 415,
    title: { ru: 'Такой вид данных не принимается', en: 'This kind of data is not accepted' },
    detail: {
      ru: 'Пришлите JSON с заголовком content-type: application/json.',
      en: 'Send JSON with the header content-type: application/json.',
    },
  },
  tooLarge: {
    code: 'too-large',
    status: 413,
    title: { ru: 'Запрос слишком большой', en: 'The request is too large' },
    detail: {
      ru: 'Тело запроса может быть не больше 1 МБ.',
      en: 'The body of a request may not exceed 1 MB.',
    },
  },
  notFound: {
    code: 'not-found',
    status: 404,
    title: { ru: 'Не найдено', en: 'Not found' },
    detail: {
      ru: 'По адресу {method} {path} ничего нет. Все адреса описаны на странице /api/docs.',
      en: 'There is nothing at {method} {path}. All addresses are described at /api/docs.',
    },
  },
  unauthenticated: {
    code: 'unauthenticated',
    status: 401,
    title: { ru: 'Нужно войти', en: 'Sign in first' },
    detail: {
      ru: 'Войдите в Складно и повторите: прежний вход закончился, или его не было.',
      en: 'Sign in to Skladno and try again: there is no session, or it has ended.',
    },
  },
  /** Of what needs a provider that the platform's own people stopped: the detail is what they wrote. */
  stopped: {
    code: 'provider-stopped',
    status: 503,
    title: { ru: 'Это пока приостановлено', en: 'This is paused for now' },
    detail: { ru: '{reason}', en: '{reason}' },
  },
  forbidden: {
    code: 'forbidden',
    status: 403,
    title: { ru: 'Недостаточно прав', en: 'Not allowed' },
    detail: {
      ru: 'Для этого нужна роль «{needed}» или выше, а у вас — «{role}». Попросите владельца компании сделать это или сменить вашу роль.',
      en: 'This needs the role “{needed}” or a higher one, yours is “{role}”. Ask the owner of the company to do it or to change your role.',
    },
  },
  outOfScope: {
    code: 'out-of-scope',
    status: 403,
    title: { ru: 'Ключу API это не разрешено', en: 'The API key may not do this' },
    detail: {
      ru: 'Для этого ключу нужно право «{action}». Выпустите ключ с этим правом на странице «Ключи API».',
      en: 'The key needs the scope “{action}”. Create a key with it on the page “API keys”.',
    },
  },
  peopleOnly: {
    code: 'people-only',
    status: 403,
    title: { ru: 'Только для людей', en: 'For people only' },
    detail: {
      ru: 'Ключу API и окну внутри МоегоСклада это недоступно. Откройте Складно в браузере, войдите и сделайте это там.',
      en: 'An API key or the window inside MoySklad cannot do this. Open Skladno in a browser, sign in and do it there.',
    },
  },
  platformOnly: {
    code: 'platform-only',
    status: 403,
    title: { ru: 'Только для сотрудников Складно', en: 'For Skladno staff only' },
    detail: {
      ru: 'Эта страница открыта тем, кто обслуживает Складно. Администратора назначает команда skladno admin create.',
      en: 'This is open to those who run Skladno. The command skladno admin create appoints one.',
    },
  },
  supportReads: {
    code: 'support-reads-only',
    status: 403,
    title: { ru: 'Только просмотр', en: 'View only' },
    detail: {
      ru: 'Поддержка видит данные компании, но ничего не меняет. Попросите сделать это сотрудника самой компании.',
      en: 'Support sees the company’s data and changes nothing. Ask a member of the company to do it.',
    },
  },
  companyBlocked: {
    code: 'company-blocked',
    status: 403,
    title: { ru: 'Компания заблокирована', en: 'The company is blocked' },
    detail: {
      ru: 'Причина: {reason}. Напишите в поддержку Складно; данные и настройки сохранены.',
      en: 'The reason: {reason}. Write to Skladno support; data and settings are kept.',
    },
  },
  companyDeleted: {
    code: 'company-deleted',
    status: 403,
    title: { ru: 'Компания удаляется', en: 'The company is being deleted' },
    detail: {
      ru: 'Данные будут стёрты {reason}. До этого владелец может восстановить компанию на странице «Компания».',
      en: 'Its data will be erased on {reason}. Until then the owner can restore it on the page “Company”.',
    },
  },
  crossSite: {
    code: 'cross-site',
    status: 403,
    title: { ru: 'Запрос с чужого сайта', en: 'A request from another site' },
    detail: {
      ru: 'Изменять данные можно только со страниц самого Складно. Если адрес верный, проверьте PUBLIC_URL.',
      en: 'Data can be changed only from the pages of Skladno. If the address is right, check PUBLIC_URL.',
    },
  },
  wrongHost: {
    code: 'wrong-host',
    status: 421,
    title: { ru: 'Складно открывается по другому адресу', en: 'Skladno has another address' },
    detail: {
      ru: 'Откройте {url}. Если это не тот адрес, укажите верный в PUBLIC_URL; прокси-сервер должен передавать заголовок Host без изменений.',
      en: 'Open {url}. If that is not the one, set PUBLIC_URL to the right address; a proxy must pass the header Host on as it is.',
    },
  },
  tooManyStreams: {
    code: 'too-many-streams',
    status: 429,
    title: { ru: 'Открыто слишком много вкладок', en: 'Too many pages are open' },
    detail: {
      ru: 'За выгрузками можно следить в {quota} вкладках сразу. Закройте лишние.',
      en: 'Runs can be watched in {quota} tabs at once. Close some.',
    },
  },
  tooManyRequests: {
    code: 'too-many-requests',
    status: 429,
    title: { ru: 'Слишком много запросов', en: 'Too many requests' },
    detail: {
      ru: 'Таких запросов в минуту принимается не больше {quota}. Повторите через {seconds} с.',
      en: 'At most {quota} such requests a minute are accepted. Try again in {seconds} s.',
    },
  },
  badIdempotencyKey: {
    code: 'bad-idempotency-key',
    status: 400,
    title: { ru: 'Idempotency-Key не подходит', en: 'The Idempotency-Key does not fit' },
    detail: {
      ru: 'Заголовок Idempotency-Key — от 1 до 128 печатных знаков ASCII без пробелов, например UUID.',
      en: 'The header Idempotency-Key has 1 to 128 printable ASCII characters without spaces, such as a UUID.',
    },
  },
  stillRunning: {
    code: 'idempotency-still-running',
    status: 409,
    title: { ru: 'Первый такой запрос ещё выполняется', en: 'The first such request is still running' },
    detail: {
      ru: 'Запрос с этим Idempotency-Key ещё не закончен. Повторите через несколько секунд — придёт его ответ.',
      en: 'A request with this Idempotency-Key has not ended yet. Try again in a few seconds to get its answer.',
    },
  },
  keyReused: {
    code: 'idempotency-key-reused',
    status: 422,
    title: {
      ru: 'Idempotency-Key уже занят другим запросом',
      en: 'The Idempotency-Key belongs to another request',
    },
    detail: {
      ru: 'С этим ключом за последние сутки пришёл другой запрос. Для нового запроса возьмите новый ключ.',
      en: 'Another request with this key came within the last day. Use a new key for a new request.',
    },
  },
  databaseAway: {
    code: 'database-away',
    status: 503,
    title: { ru: 'Сервис на минуту недоступен', en: 'The service is unavailable for a moment' },
    detail: {
      ru: 'База данных не отвечает. Ваши данные целы, выгрузки продолжатся сами. Повторите через несколько секунд.',
      en: 'The database does not answer. Your data is safe, and exports go on by themselves. Try again in a few seconds.',
    },
  },
  diskFull: {
    code: 'disk-full',
    status: 503,
    title: { ru: 'На сервере закончилось место', en: 'The server’s disk is full' },
    detail: {
      ru: 'Ничего не записано. Освободите место на диске базы данных (или сообщите тому, кто обслуживает сервер) и повторите.',
      en: 'Nothing was written. Make room on the disk of the database (or tell whoever runs the server) and try again.',
    },
  },
  stopping: {
    code: 'stopping',
    status: 503,
    title: { ru: 'Сервис перезапускается', en: 'The service is being restarted' },
    detail: {
      ru: 'Запрос прерван: сервис перезапускается. Повторите через минуту.',
      en: 'The request was given up because the service is being restarted. Try again in a minute.',
    },
  },
  notReady: {
    code: 'not-ready',
    status: 503,
    title: { ru: 'Сервис не готов', en: 'Not ready' },
    detail: {
      ru: 'Не отвечает: {what}. Попробуйте через минуту.',
      en: 'No answer from: {what}. Try again in a minute.',
    },
  },
  /** A mistake of the program, in a request. */
  internal: {
    code: 'internal',
    status: 500,
    title: { ru: 'Внутренняя ошибка', en: 'Internal error' },
    detail: {
      ru: 'Мы уже записали её. Повторите позже; если не поможет, сообщите в поддержку номер запроса {requestId}.',
      en: 'It has been recorded. Try again later; if that does not help, tell support the request id {requestId}.',
    },
  },
} satisfies Record<string, ProblemKind>;

/**
 * There is nothing at an address.
 * @param path without its query. What follows `/hooks/` may be a secret, and is not told again.
 */
export function nothingAt(method: string, path: string): Problem {
  const shown = path.startsWith('/hooks/') ? '/hooks/…' : path;
  return new Problem(httpProblems.notFound, { method, path: shown });
}
