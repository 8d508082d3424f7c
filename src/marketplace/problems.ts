import type { ProblemKind } from '../platform/problems.ts';

export const marketplaceProblems = {
  /** A call to the vendor endpoints whose token is not MoySklad’s, is over or was used. */
  notMoysklad: {
    code: 'vendor-unauthorized',
    status: 401,
    title: { ru: 'Вызов не от МоегоСклада', en: 'This call is not MoySklad’s' },
    detail: {
      ru: 'Токен вызова не принят: {reason}. Проверьте MOYSKLAD_APP_ID и MOYSKLAD_APP_SECRET и часы сервера.',
      en: 'The token of the call was refused: {reason}. Check MOYSKLAD_APP_ID and MOYSKLAD_APP_SECRET and the clock of the server.',
    },
  },
  otherApp: {
    code: 'vendor-other-app',
    status: 400,
    title: { ru: 'Вызов для другого приложения', en: 'The call is for another application' },
    detail: {
      ru: 'appUid в теле запроса не тот, что у приложения {appId}. Проверьте MOYSKLAD_APP_UID.',
      en: 'appUid in the body is not that of the application {appId}. Check MOYSKLAD_APP_UID.',
    },
  },
  notInstalled: {
    code: 'not-installed',
    status: 404,
    title: { ru: 'Приложение не установлено', en: 'The application is not installed' },
    detail: {
      ru: 'В аккаунте МоегоСклада {accountId} приложение не установлено. Установите его из каталога решений МоегоСклада.',
      en: 'The MoySklad account {accountId} has not installed the application. Install it from MoySklad’s catalogue.',
    },
  },
  /** MoySklad does not know the key of the frame, or it was used before. */
  contextRefused: {
    code: 'context-refused',
    status: 403,
    title: { ru: 'Вход из МоегоСклада не удался', en: 'Could not sign in from MoySklad' },
    detail: {
      ru: 'Ключ входа устарел или уже использован. Откройте приложение в МоёмСкладе заново.',
      en: 'The sign-in key is too old or has already been used. Open the application in MoySklad again.',
    },
  },
  frameOver: {
    code: 'frame-session-over',
    status: 401,
    title: { ru: 'Сеанс закончился', en: 'The session is over' },
    detail: {
      ru: 'Прошло больше восьми часов. Откройте приложение в МоёмСкладе заново.',
      en: 'More than eight hours have passed. Open the application in MoySklad again.',
    },
  },
  suspended: {
    code: 'moysklad-suspended',
    status: 409,
    title: { ru: 'Приложение приостановлено в МоёмСкладе', en: 'MoySklad has suspended the application' },
    detail: {
      ru: 'Продлите подписку на «Складно» в МоёмСкладе: выгрузки заработают сразу, все настройки сохранены.',
      en: 'Renew the subscription to Skladno in MoySklad: exports work again at once, all settings are kept.',
    },
  },
  uninstalled: {
    code: 'moysklad-uninstalled',
    status: 409,
    title: { ru: 'Приложение удалено из МоегоСклада', en: 'The application was removed from MoySklad' },
    detail: {
      ru: 'Установите «Складно» в МоёмСкладе снова: настройки хранятся 30 дней после удаления.',
      en: 'Install Skladno in MoySklad again: the settings are kept for 30 days after the removal.',
    },
  },
  /** Told in the history of MoySklad’s scenario. */
  nothingMapped: {
    code: 'scenario-nothing-chosen',
    status: 400,
    title: { ru: 'Для сценария не выбраны выгрузки', en: 'No exports are chosen for the scenario' },
    detail: {
      ru: 'В Складно не выбрано, какие выгрузки запускать этому действию («{action}», {objects}). Откройте «Складно» в МоёмСкладе, страница «Сценарии и кнопка», и выберите выгрузки.',
      en: 'Skladno does not know which exports this action starts (“{action}”, {objects}). Open Skladno in MoySklad, page “Scenarios and the button”, and choose exports.',
    },
  },
  /** Told in the history of MoySklad’s scenario. */
  exportsGone: {
    code: 'scenario-exports-gone',
    status: 400,
    title: { ru: 'Выгрузка сценария удалена', en: 'The export of the scenario was deleted' },
    detail: {
      ru: 'Выгрузку, которую запускал этот сценарий («{action}», {objects}), удалили в Складно. Откройте «Складно» в МоёмСкладе, страница «Сценарии и кнопка», и выберите другую.',
      en: 'The export that this scenario started (“{action}”, {objects}) was deleted in Skladno. Open Skladno in MoySklad, page “Scenarios and the button”, and choose another one.',
    },
  },
  /** Told to whoever pressed the button in MoySklad. */
  mayNotRun: {
    code: 'button-not-allowed',
    status: 400,
    title: { ru: 'Обновлять таблицы вам пока нельзя', en: 'You may not update spreadsheets yet' },
    detail: {
      ru: 'Обновлять таблицы может администратор или сотрудник, которому в Складно дали роль «Редактор». Попросите об этом владельца: Складно → Компания → Сотрудники.',
      en: 'An administrator can update spreadsheets, or an employee who has the role “Editor” in Skladno. Ask the owner for it: Skladno → Company → Members.',
    },
  },
  /** Told to whoever pressed a button that we do not have: its application has another version. */
  noSuchButton: {
    code: 'button-unknown',
    status: 400,
    title: { ru: 'Такой кнопки нет', en: 'There is no such button' },
    detail: {
      ru: 'Эта кнопка от другой версии Складно. Обновите страницу МоегоСклада и нажмите кнопку ещё раз.',
      en: 'This button belongs to another version of Skladno. Reload the page of MoySklad and press it again.',
    },
  },
  mapped: {
    code: 'scenario-export-exists',
    status: 409,
    title: { ru: 'Эта выгрузка уже выбрана', en: 'This export is chosen already' },
    detail: {
      ru: 'Это действие уже запускает эту выгрузку для таких объектов: она есть в списке ниже.',
      en: 'This action starts this export for these objects already: it is in the list below.',
    },
  },
  mappingMissing: {
    code: 'scenario-export-missing',
    status: 404,
    title: { ru: 'Такой строки уже нет', en: 'There is no such line any more' },
    detail: {
      ru: 'Её уже убрали. Обновите страницу.',
      en: 'Somebody has removed it. Reload the page.',
    },
  },
} satisfies Record<string, ProblemKind>;
