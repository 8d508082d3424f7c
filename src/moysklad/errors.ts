import { Problem, type ProblemKind, type ProblemParams } from '../platform/problems.ts';

/** What it is called in a text. */
export const moyskladName = { ru: 'МойСклад', en: 'MoySklad' };

/** What MoySklad's refusals mean to a person; codes and statuses as on the documentation page "Обработка ошибок". */
export const moyskladProblems = {
  token: {
    code: 'moysklad-token',
    status: 422,
    title: { ru: 'МойСклад не принял токен', en: 'MoySklad refused the token' },
    detail: {
      ru: 'Токен неверный или отозван. Создайте новый токен в МоёмСкладе (нажмите на своё имя вверху справа и откройте «Настройки» → «Токены») и подключите МойСклад заново. Ответ МоегоСклада: {answer}',
      en: 'The token is wrong or was revoked. Create a new token in MoySklad (press your name at the top right and open “Настройки” (Settings) → “Токены” (Tokens)) and connect MoySklad again. MoySklad said: {answer}',
    },
  },
  tokenLetters: {
    code: 'moysklad-token-letters',
    status: 422,
    title: { ru: 'В токене лишние символы', en: 'The token has extra characters' },
    detail: {
      ru: 'Токен МоегоСклада состоит из латинских букв и цифр, а здесь есть что-то ещё: русские буквы, кавычки или подпись. Скопируйте из МоегоСклада только сам токен.',
      en: 'A MoySklad token is made of Latin letters and digits, but here is something else: Cyrillic letters, quotation marks or a caption. Copy nothing but the token from MoySklad.',
    },
  },
  apiOff: {
    code: 'moysklad-api-off',
    status: 422,
    title: { ru: 'МойСклад отключил доступ к API', en: 'MoySklad has switched off API access' },
    detail: {
      ru: 'Токен в порядке, новый не поможет: у его владельца выключен доступ к API. Попросите администратора МоегоСклада включить его (Настройки → Пользователи) или напишите в поддержку МоегоСклада: она отключает доступ и за слишком частые запросы других программ.',
      en: 'The token is fine, a new one will not help: API access is switched off for its owner. Ask the MoySklad administrator to switch it on (“Настройки” (Settings) → “Пользователи” (Users)) or write to MoySklad support: they also switch access off when other programs send too many requests.',
    },
  },
  locked: {
    code: 'moysklad-locked',
    status: 422,
    title: { ru: 'МойСклад временно закрыл вход', en: 'MoySklad has closed sign-in for a while' },
    detail: {
      ru: 'В МойСклад слишком много раз пытались войти с неверным паролем или токеном. Подождите полчаса; если повторится, проверьте, какие программы входят под этим сотрудником. Новый токен не нужен.',
      en: 'There were too many attempts to sign in to MoySklad with a wrong password or token. Wait half an hour; if it happens again, see which programs sign in as this employee. No new token is needed.',
    },
  },
  forbidden: {
    code: 'moysklad-forbidden',
    status: 422,
    title: { ru: 'В МоёмСкладе не хватает прав', en: 'MoySklad rights are missing' },
    detail: {
      ru: 'У владельца токена нет права смотреть «{ru}». Попросите администратора МоегоСклада дать это право. Ответ МоегоСклада: {answer}',
      en: 'The owner of the token has no right to see “{en}”. Ask the MoySklad administrator to grant it. MoySklad said: {answer}',
    },
  },
  tariff: {
    code: 'moysklad-tariff',
    status: 422,
    title: { ru: 'Тариф МоегоСклада не позволяет', en: 'The MoySklad plan does not allow this' },
    detail: {
      ru: 'На вашем тарифе МоегоСклада раздел «{ru}» недоступен. Смените тариф или уберите эту выгрузку. Ответ МоегоСклада: {answer}',
      en: 'Your MoySklad plan has no access to “{en}”. Change the plan or drop this export. MoySklad said: {answer}',
    },
  },
  request: {
    code: 'moysklad-request',
    status: 422,
    title: { ru: 'МойСклад не понял запрос', en: 'MoySklad did not understand the request' },
    detail: {
      ru: 'Проверьте отбор выгрузки: МойСклад отклонил запрос «{what}». Ответ МоегоСклада: {answer}',
      en: 'Check the filter of the export: MoySklad refused the request “{what}”. MoySklad said: {answer}',
    },
  },
  tooLarge: {
    code: 'moysklad-too-large',
    status: 422,
    title: { ru: 'Отчёт МоегоСклада слишком большой', en: 'The MoySklad report is too large' },
    detail: {
      ru: 'МойСклад не отдаёт «{ru}» целиком. Сузьте выгрузку: более короткий период, один склад или группа товаров. Ответ МоегоСклада: {answer}',
      en: 'MoySklad does not give “{en}” as a whole. Narrow the export: a shorter period, one store or product group. MoySklad said: {answer}',
    },
  },
  defect: {
    code: 'moysklad-defect',
    status: 502,
    title: {
      ru: 'Складно отправил МоемуСкладу неверный запрос',
      en: 'Skladno sent MoySklad a wrong request',
    },
    detail: {
      ru: 'МойСклад не знает такого запроса («{what}»): это ошибка Складно, в ваших настройках менять нечего. Напишите нам в поддержку и приложите этот текст. Ответ МоегоСклада: {answer}',
      en: 'MoySklad does not know this request (“{what}”): this is a mistake in Skladno, there is nothing to change in your settings. Write to our support and send this text along. MoySklad said: {answer}',
    },
  },
  missing: {
    code: 'moysklad-missing',
    status: 422,
    title: { ru: 'В МоёмСкладе этого нет', en: 'MoySklad does not have this' },
    detail: {
      ru: 'МойСклад не нашёл того, что у него спросили («{ru}»): возможно, это удалили. Проверьте отбор выгрузки. Ответ МоегоСклада: {answer}',
      en: 'MoySklad did not find what it was asked for (“{en}”): it may have been deleted. Check the filter of the export. MoySklad said: {answer}',
    },
  },
  limit: {
    code: 'moysklad-limit',
    status: 429,
    title: { ru: 'МойСклад ограничил число запросов', en: 'MoySklad limits the number of requests' },
    detail: {
      ru: 'Лимит запросов вашего МоегоСклада исчерпали другие программы. Подождите несколько минут и запустите выгрузку снова: она продолжит с того же места.',
      en: 'Other programs use up the request limit of your MoySklad account. Wait a few minutes and run the export again: it goes on from where it stopped.',
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

/** How a refusal is known: by one of the codes, or by one of the HTTP statuses. */
interface Row {
  kind: ProblemKind;
  codes?: number[];
  status?: number[];
}

const p = moyskladProblems;
const maintenance = [1074, 1095];

/**
 * From what MoySklad refuses to what a person can do about it; the first row that fits counts. A code says more than the
 * status, which is not documented for each code (documentation: "Обработка ошибок").
 */
const table: Row[] = [
  { kind: p.apiOff, codes: [1061] },
  { kind: p.locked, codes: [1048] },
  { kind: p.token, codes: [1056] },
  { kind: p.tariff, codes: [1043, 1070, 30006, 41001, 47000] },
  { kind: p.forbidden, codes: [1016, 1017, 1018, 1045, 1064, 1075, 1092, 13003, 30004, 38000] },
  { kind: p.limit, codes: [1049, 1073, 61002] },
  // 1036, 1083, 1999: their own failures; 1088: the call took too long.
  { kind: p.unavailable, codes: [...maintenance, 1036, 1083, 1088, 1999] },
  { kind: p.tooLarge, codes: [13004, 13005, 39001] },
  { kind: p.missing, codes: [1008, 1020, 1021] },
  // A condition of the filter that a person chose; 63000 to 63005: a filter saved in MoySklad.
  {
    kind: p.request,
    codes: [1014, 1030, 1034, 1035, 1041, 63000, 63001, 63002, 63003, 63004, 63005],
  },
  // Paths, types, sorting, parameters, opened links, contexts, background tasks, the old host: what people never choose.
  {
    kind: p.defect,
    codes: [
      1002, 1005, 1042, 1062, 1063, 1069, 1084, 1089, 1091, 1096, 1998, 3042, 3043, 39000, 55005, 55006,
      61000, 61001,
    ],
  },
  { kind: p.token, status: [401] },
  { kind: p.forbidden, status: [403] },
  { kind: p.missing, status: [404] },
  { kind: p.defect, status: [405, 410, 412, 414, 415] },
  { kind: p.tooLarge, status: [413] },
  { kind: p.limit, status: [429] },
];

/** The kind of a refusal. @param apiCode MoySklad’s own, 0 where it gave none. */
export function kindOf(status: number, apiCode: number): ProblemKind {
  const row =
    table.find(({ codes }) => codes?.includes(apiCode)) ?? table.find((row) => row.status?.includes(status));
  return row?.kind ?? (status >= 500 ? p.unavailable : p.request);
}

/** How long to wait before a repeat makes sense, in units of the ordinary pause; null: never repeat. */
export function retryFactor(error: MoyskladError): number | null {
  if (maintenance.includes(error.apiCode)) return 30; // "in a minute or more"
  if (error.kind === p.unavailable) return 1;
  return null;
}
