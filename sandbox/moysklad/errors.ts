import type { SandboxAnswer } from '../http.ts';
import { WEBHOOK_ERRORS } from './webhooks/errors.ts';

export type Language = 'ru' | 'en';

/**
 * The documented errors the sandbox can answer: HTTP status and texts. Codes and Russian texts are those of the errors page
 * of the documentation; the status of each code is not documented there and follows the table of statuses on the general page.
 */
const ERRORS = {
  ...WEBHOOK_ERRORS,
  1002: [404, 'Неопознанный путь: {0}', 'Unknown path: {0}'],
  1005: [404, 'Неизвестный тип: {0}', 'Unknown type: {0}'],
  1009: [
    400,
    "Редактирование объектов типа '{0}' не поддерживается",
    "Objects of type '{0}' cannot be edited",
  ],
  1010: [400, "Удаление объектов типа '{0}' не поддерживается", "Objects of type '{0}' cannot be deleted"],
  1011: [400, "Создание объектов типа '{0}' не поддерживается", "Objects of type '{0}' cannot be created"],
  1014: [400, "Неверное значение '{0}' параметра фильтрации '{1}'", "Wrong value '{0}' of the filter '{1}'"],
  1016: [
    403,
    'Доступ запрещен: у вас нет прав на просмотр данного объекта',
    'Access denied: you may not view this object',
  ],
  1021: [
    404,
    "Объект с типом '{0}' и идентификатором '{1}' не найден",
    "Object of type '{0}' with id '{1}' not found",
  ],
  1027: [412, 'Запрос не содержит объектов', 'The request contains no objects'],
  1030: [
    400,
    "Поле для фильтрации '{0}' может быть указано только один раз",
    "The filter field '{0}' may be given only once",
  ],
  1034: [400, 'Ошибка фильтрации: {0}', 'Filter error: {0}'],
  1035: [
    400,
    'Ошибка фильтрации: неверный формат даты параметра фильтрации',
    'Filter error: wrong date format of a filter',
  ],
  1037: [415, 'Неверно указан Content-Type запроса', 'Wrong Content-Type of the request'],
  1039: [
    405,
    'Операция {0} не поддерживается для данного ресурса',
    'Operation {0} is not supported for this resource',
  ],
  1041: [
    400,
    "Неверное значение '{0}' параметра фильтрации '{1}', допустимые значения: '{2}'",
    "Wrong value '{0}' of the filter '{1}', allowed values: '{2}'",
  ],
  1045: [
    403,
    'Доступ запрещен: у вас нет прав на создание данного объекта',
    'Access denied: you may not create this object',
  ],
  1046: [
    400,
    'Дочерняя сущность не может изменять свою родительскую сущность',
    'A child entity cannot change its parent entity',
  ],
  1047: [
    400,
    'Вы не можете обновить поле syncId в запросе на обновление сущности',
    'syncId cannot be changed by an update',
  ],
  1049: [
    429,
    'Превышено ограничение на количество запросов в единицу времени',
    'Too many requests per unit of time',
  ],
  1056: [401, 'Ошибка аутентификации: {0}', 'Authentication error: {0}'],
  1059: [
    400,
    "Некорректный сервер в идентификаторе объекта: '{0}'",
    "Wrong server in the object identifier: '{0}'",
  ],
  1061: [403, 'Отсутствует доступ к API для данного пользователя', 'This user has no access to the API'],
  1062: [
    400,
    "Неверное значение заголовка 'Accept'. Поддерживается только значение 'application/json;charset=utf-8'",
    "Wrong value of the 'Accept' header. Only 'application/json;charset=utf-8' is supported",
  ],
  1063: [
    400,
    "Ошибка сортировки: неизвестное поле '{0}' или сортировка для данного поля не поддерживается",
    "Sorting error: unknown field '{0}', or it cannot be sorted by",
  ],
  1066: [
    400,
    'Ошибка удаления объекта: объект нельзя переместить в корзину',
    'Deletion error: the object cannot be moved to the trash',
  ],
  1069: [
    400,
    "Ошибка запроса: несовместимые параметры запроса: '{0}'",
    "Request error: incompatible request parameters: '{0}'",
  ],
  1073: [429, 'Превышено ограничение на одновременное количество запросов', 'Too many simultaneous requests'],
  1084: [
    400,
    "Неверное значение '{0}' параметра запроса '{1}', допустимые значения: '{2}'",
    "Wrong value '{0}' of the request parameter '{1}', allowed values: '{2}'",
  ],
  1089: [400, 'Expand поля {0} не поддерживается', 'Expand of the field {0} is not supported'],
  1091: [
    400,
    'Недопустимые значения {0} параметра запроса {1}',
    'Values {0} of the request parameter {1} are not allowed',
  ],
  1092: [
    403,
    'Доступ запрещен: у вас нет прав на проведение объекта {0}',
    'Access denied: you may not post objects of type {0}',
  ],
  1096: [400, 'Ошибка сортировки: {0}', 'Sorting error: {0}'],
  2001: [
    400,
    'Ошибка формата: входящий запрос не соответствует формату JSON',
    'Format error: the request is not valid JSON',
  ],
  2007: [
    413,
    'Ошибка формата: слишком большое число вложенных объектов',
    'Format error: too many nested objects',
  ],
  2010: [
    400,
    "Ошибка формата: отсутствует href для meta поля '{0}'",
    "Format error: no href in the meta of the field '{0}'",
  ],
  2011: [
    400,
    "Ошибка формата: отсутствует type для meta поля '{0}'",
    "Format error: no type in the meta of the field '{0}'",
  ],
  2013: [
    400,
    "Ошибка формата: неправильное значение href для meta поля '{0}'",
    "Format error: wrong href in the meta of the field '{0}'",
  ],
  2024: [
    400,
    "Ошибка формата: href указывает на сущность неправильного типа '{0}', требуется '{1}'",
    "Format error: href leads to an entity of the wrong type '{0}', '{1}' is needed",
  ],
  2027: [
    400,
    "Ошибка формата: href указывает на сущность неправильного типа '{0}', допустимые значения: '{1}'",
    "Format error: href leads to an entity of the wrong type '{0}', allowed values: '{1}'",
  ],
  3000: [
    412,
    "Ошибка сохранения объекта: поле '{0}' не может быть пустым или отсутствовать",
    "Saving error: the field '{0}' cannot be empty or absent",
  ],
  3002: [
    400,
    "Ошибка сохранения объекта: поле '{0}' не может иметь отрицательное значение",
    "Saving error: the field '{0}' cannot be negative",
  ],
  3006: [
    400,
    "Ошибка сохранения объекта: нарушено ограничение уникальности параметра '{0}'",
    "Saving error: the parameter '{0}' is not unique",
  ],
  3007: [400, "Ошибка валидации сохраняемого объекта: '{0}'", "Validation error of the object: '{0}'"],
  11002: [
    400,
    "Ошибка инициализации статуса: статус с id = '{0}' не принадлежит данному типу документа",
    "State error: the state with id = '{0}' does not belong to this type of document",
  ],
  14000: [
    400,
    "Ошибка сохранения дополнительного поля: поле '{0}' не относится к реестру '{1}'",
    "Saving error: the additional field '{0}' does not belong to '{1}'",
  ],
  17006: [
    400,
    "Ошибка сохранения связанного документа: несовместимые типы документов - '{0}' и '{1}'",
    "Saving error of a linked document: incompatible types '{0}' and '{1}'",
  ],
  17009: [
    400,
    "Ошибка сохранения документа: дата '{0}' не попадает в открытый для редактирования период",
    "Saving error: the date of '{0}' is not within the period that is open for editing",
  ],
  17016: [
    400,
    'Ошибка сохранения документа: комплект не может быть в составе позиции документа типа {0}',
    'Saving error: a bundle cannot stand in a line of a document of type {0}',
  ],
  17018: [
    400,
    'Ошибка сохранения документа: количество комплектов должно быть целым числом',
    'Saving error: the quantity of bundles must be a whole number',
  ],
  17022: [
    400,
    'Ошибка сохранения документа: {0} не может быть в составе позиции документа типа {1}',
    'Saving error: {0} cannot stand in a line of a document of type {1}',
  ],
  21000: [
    400,
    'Ошибка сохранения перемещения: нельзя провести перемещение со склада на этот же склад',
    'Saving error of a move: goods cannot be moved to the store they are in',
  ],
  22000: [
    400,
    'Ошибка сохранения платежа: распределенная сумма превышает сумму платежа',
    'Saving error of a payment: more is linked than the payment has',
  ],
  22001: [
    400,
    'Ошибка сохранения платежа: платеж содержит повторяющиеся привязанные документы',
    'Saving error of a payment: a document is linked twice',
  ],
  39000: [
    412,
    'Ошибка: не указан обязательный параметр для запроса показателей: {0}',
    'Error: a mandatory parameter of the request for figures is missing: {0}',
  ],
  39001: [
    400,
    'Ошибка: показатели, разбитые по {0}, для промежутка большего, чем {1}, не поддерживаются.',
    'Error: figures by {0} for a period longer than {1} are not supported.',
  ],
  39002: [
    400,
    "Некорректное значение параметра фильтрации 'interval'. Допустимые значения: 'hour', 'day', 'month'.",
    "Wrong value of the parameter 'interval'. Allowed values: 'hour', 'day', 'month'.",
  ],
  55005: [
    403,
    'Доступ к контексту решения невозможен для данной авторизационной сущности',
    'The context of an application is not available to this kind of caller',
  ],
  55006: [
    403,
    'Доступ к контексту пользователя невозможен для данной авторизационной сущности',
    'The context of a user is not available to this kind of caller',
  ],
  61000: [
    400,
    'Ошибка при создании асинхронной задачи: эндпоинт не поддерживает асинхронный обмен',
    'Asynchronous task error: this endpoint has no asynchronous form',
  ],
  61001: [
    400,
    "Ошибка при создании асинхронной задачи: нельзя указывать параметры 'offset' и 'limit' для асинхронного запроса",
    "Asynchronous task error: 'offset' and 'limit' are not allowed in an asynchronous request",
  ],
  61002: [
    400,
    'Ошибка при создании асинхронной задачи: превышено ограничение на количество одновременно выполняемых асинхронных операций',
    'Asynchronous task error: too many asynchronous operations at once',
  ],
  61003: [
    404,
    'Ошибка при запросе результата асинхронной задачи: результат задачи был удален',
    'Asynchronous result error: the result was deleted',
  ],
  61005: [
    400,
    'Ошибка при запросе результата асинхронной задачи: задача была отменена',
    'Asynchronous result error: the task was cancelled',
  ],
  61006: [
    400,
    'Ошибка при запросе результата асинхронной задачи: результат еще не готов',
    'Asynchronous result error: the result is not ready yet',
  ],
  61007: [
    400,
    'Ошибка при отмене асинхронной задачи: задача уже завершена',
    'Asynchronous cancel error: the task has already ended',
  ],
} as const satisfies Record<number, readonly [number, string, string]>;

type ErrorCode = keyof typeof ERRORS;

/** A refusal by the rules of the API; thrown anywhere, answered once. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly values: string[];
  /** The field or parameter at fault, printed as `parameter`. */
  readonly parameter: string | undefined;

  constructor(code: ErrorCode, values: string[] = [], parameter?: string) {
    super(`${code}: ${values.join(', ')}`);
    this.code = code;
    this.values = values;
    this.parameter = parameter;
  }

  /** The documented body `{errors: […]}` in the caller's language. */
  body(language: Language): { errors: object[] } {
    const [, ru, en] = ERRORS[this.code];
    const error = (language === 'ru' ? ru : en).replace(
      /\{(\d)\}/g,
      (_, place) => this.values[Number(place)] ?? '',
    );
    const moreInfo = encodeURI(`https://api.moysklad.ru/api/remap/1.2/doc#обработка-ошибок-${this.code}`);
    return { errors: [{ error, code: this.code, parameter: this.parameter, moreInfo }] };
  }

  answer(language: Language): SandboxAnswer {
    return { status: ERRORS[this.code][0], body: this.body(language) };
  }
}

/** The language of error texts: Accept-Language `en…` asks for English, anything else gets Russian (general page). */
export function languageOf(header: string | undefined): Language {
  return header?.trim().toLowerCase().startsWith('en') ? 'en' : 'ru';
}
