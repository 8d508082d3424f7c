/** Refusals of the webhook pages (errors page, «Коды ошибок для Веб-хуков»), and two that they share with others. */
export const WEBHOOK_ERRORS = {
  1017: [
    403,
    'Доступ запрещен: у вас нет прав на редактирование данного объекта',
    'Access denied: you have no right to edit this object',
  ],
  1018: [
    403,
    'Доступ запрещен: у вас нет прав на удаление данного объекта',
    'Access denied: you have no right to delete this object',
  ],
  3005: [
    400,
    "Ошибка сохранения объекта: неверное значение '{0}' поля '{1}'. Допустимые значения: {2}",
    "Saving error: wrong value '{0}' of the field '{1}'. Allowed values: {2}",
  ],
  3030: [400, "Ошибка валидации заголовка '{0}': {1}", "Wrong header '{0}': {1}"],
  30000: [
    400,
    "Ошибка сохранения webhook: неподдерживаемый тип сущности '{0}'",
    "Saving a webhook: unsupported entity type '{0}'",
  ],
  30001: [
    400,
    "Ошибка сохранения webhook: неизвестный HTTP-метод '{0}'. Допустимый: POST",
    "Saving a webhook: unknown HTTP method '{0}'. Allowed: POST",
  ],
  30002: [
    400,
    "Ошибка сохранения webhook: неизвестное действие '{0}'. Допустимые: CREATE, UPDATE, DELETE",
    "Saving a webhook: unknown action '{0}'. Allowed: CREATE, UPDATE, DELETE",
  ],
  30003: [
    400,
    'Ошибка сохранения webhook: webhook с данным набором параметров уже существует',
    'Saving a webhook: a webhook with these parameters exists already',
  ],
  30004: [
    403,
    'Необходимы права администратора для работы с webhook',
    'Webhooks need the rights of an administrator',
  ],
  30005: [
    400,
    'Ошибка сохранения webhook: значение поля url не является корректным адресом запроса',
    'Saving a webhook: the field url is no address of a request',
  ],
  30006: [
    403,
    'Ваш тарифный план не позволяет создавать или обновлять веб-хуки',
    'Your tariff does not allow to create or update webhooks',
  ],
  30007: [
    400,
    "Нельзя создать больше '{0}' веб-хуков одинакового типа на одну сущность",
    "No more than '{0}' webhooks of one kind may be created for an entity",
  ],
  30008: [
    400,
    "Ошибка сохранения webhook: тип сущности '{0}' не поддерживает действие '{1}'. Допустимые: {2}",
    "Saving a webhook: the entity type '{0}' has no action '{1}'. Allowed: {2}",
  ],
  30009: [
    400,
    "Ошибка сохранения webhook: указание значения поля 'diffType' не поддерживается для действия '{0}'. Допустимые: {1}",
    "Saving a webhook: 'diffType' is not supported for the action '{0}'. Allowed: {1}",
  ],
  30010: [
    400,
    'Ошибка сохранения webhook: длина url адреса больше 255 символов',
    'Saving a webhook: the url is longer than 255 characters',
  ],
} as const satisfies Record<number, readonly [number, string, string]>;
