import { Problem, type ProblemKind, type ProblemParams } from '../platform/problems.ts';

/** What MoySklad's refusals mean to a person; codes and statuses as on the documentation page "Обработка ошибок". */
export const moyskladProblems = {
  token: {
    code: 'moysklad-token',
    status: 422,
    title: { ru: 'МойСклад не принял токен', en: 'MoySklad refused the token' },
    detail: {
      ru: 'Токен неверный или отозван. Создайте новый токен в МоёмСкладе (Настройки → Пользователи → Токены доступа) и подключите МойСклад заново. Ответ МоегоСклада: {answer}',
      en: 'The token is wrong or was revoked. Make a new token in MoySklad (Settings → Users → Access tokens) and connect MoySklad again. MoySklad said: {answer}',
    },
  },
  tokenLetters: {
    code: 'moysklad-token-letters',
    status: 422,
    title: { ru: 'В токене лишние символы', en: 'The token holds other signs' },
    detail: {
      ru: 'Токен МоегоСклада состоит из латинских букв и цифр, а здесь есть что-то ещё: русские буквы, кавычки или подпись. Скопируйте из МоегоСклада только сам токен.',
      en: 'A MoySklad token is made of Latin letters and digits, but here is something else: Cyrillic letters, quotation marks or a caption. Copy nothing but the token from MoySklad.',
    },
  },
  forbidden: {
    code: 'moysklad-forbidden',
    status: 422,
    title: { ru: 'В МоёмСкладе не хватает прав', en: 'MoySklad rights are missing' },
    detail: {
      ru: 'У владельца токена нет права на «{what}». Попросите администратора МоегоСклада дать это право. Ответ МоегоСклада: {answer}',
      en: 'The owner of the token has no right to “{what}”. Ask the MoySklad administrator to grant it. MoySklad said: {answer}',
    },
  },
  tariff: {
    code: 'moysklad-tariff',
    status: 422,
    title: { ru: 'Тариф МоегоСклада не позволяет', en: 'The MoySklad plan does not allow this' },
    detail: {
      ru: 'На вашем тарифе МоегоСклада нет доступа к «{what}». Смените тариф или уберите эту выгрузку. Ответ МоегоСклада: {answer}',
      en: 'Your MoySklad plan has no access to “{what}”. Change the plan or drop this export. MoySklad said: {answer}',
    },
  },
  request: {
    code: 'moysklad-request',
    status: 422,
    title: { ru: 'МойСклад не понял запрос', en: 'MoySklad did not understand the request' },
    detail: {
      ru: 'Проверьте фильтр выгрузки: МойСклад отклонил запрос «{what}». Ответ МоегоСклада: {answer}',
      en: 'Check the filter of the export: MoySklad refused the request “{what}”. MoySklad said: {answer}',
    },
  },
  missing: {
    code: 'moysklad-missing',
    status: 422,
    title: { ru: 'В МоёмСкладе этого нет', en: 'MoySklad does not have this' },
    detail: {
      ru: 'МойСклад не нашёл «{what}»: возможно, объект удалён. Ответ МоегоСклада: {answer}',
      en: 'MoySklad did not find “{what}”: it may have been deleted. MoySklad said: {answer}',
    },
  },
  limit: {
    code: 'moysklad-limit',
    status: 429,
    title: { ru: 'МойСклад ограничил число запросов', en: 'MoySklad limits the number of requests' },
    detail: {
      ru: 'Лимит запросов занят другими программами вашего МоегоСклада. Подождите несколько минут и запустите выгрузку снова: она продолжит с того же места.',
      en: 'Other programs of your MoySklad account use up its request limit. Wait a few minutes and run the export again: it goes on from where it stopped.',
    },
  },
  unavailable: {
    code: 'moysklad-unavailable',
    status: 503,
    title: { ru: 'МойСклад не отвечает', en: 'MoySklad does not answer' },
    detail: {
      ru: 'МойСклад временно недоступен ({answer}). Ничего не потеряно: запустите выгрузку снова через несколько минут, она продолжит с того же места.',
      en: 'MoySklad is unavailable for now ({answer}). Nothing is lost: run the export again in a few minutes, it goes on from where it stopped.',
    },
  },
} satisfies Record<string, ProblemKind>;

/** A refusal of MoySklad, with the HTTP status and the API's own error code (0 when it gave none). */
export class MoyskladError extends Problem {
  readonly status: number;
  readonly apiCode: number;

  constructor(kind: ProblemKind, params: ProblemParams, status: number, apiCode: number, cause?: unknown) {
    super(kind, params, { cause });
    this.name = 'MoyskladError';
    this.status = status;
    this.apiCode = apiCode;
  }
}

const tariffCodes = new Set([1043, 1070, 47000, 41001]);
const maintenanceCodes = new Set([1074, 1095]);
const internalCodes = new Set([1036, 1083, 1999]);

/** The kind of a refusal by HTTP status first, then by code (the status of each code is not documented). */
export function kindOf(status: number, apiCode: number): ProblemKind {
  if (tariffCodes.has(apiCode)) return moyskladProblems.tariff;
  if (maintenanceCodes.has(apiCode) || internalCodes.has(apiCode)) return moyskladProblems.unavailable;
  if (status === 401 || apiCode === 1056 || apiCode === 1061) return moyskladProblems.token;
  if (status === 403) return moyskladProblems.forbidden;
  if (status === 404) return moyskladProblems.missing;
  if (status === 429) return moyskladProblems.limit;
  if (status >= 500) return moyskladProblems.unavailable;
  return moyskladProblems.request;
}

/** How long to wait before a repeat makes sense, in units of the ordinary pause; null: never repeat. */
export function retryFactor(error: MoyskladError): number | null {
  if (maintenanceCodes.has(error.apiCode)) return 30; // "in a minute or more"
  if (error.kind === moyskladProblems.unavailable) return 1;
  return null;
}
