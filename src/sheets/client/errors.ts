import { Problem, type ProblemKind, type ProblemParams } from '../../platform/problems.ts';

/** What Google's refusals mean to a person. */
export const sheetsProblems = {
  notShared: {
    code: 'spreadsheet-not-shared',
    status: 422,
    title: { ru: 'Нет доступа к таблице', en: 'No access to the spreadsheet' },
    detail: {
      ru: 'Откройте таблицу в Google, нажмите «Настройки доступа» и добавьте {account} с ролью «Редактор».',
      en: 'Open the spreadsheet in Google, press “Share” and add {account} as an editor.',
    },
  },
  missing: {
    code: 'spreadsheet-missing',
    status: 422,
    title: { ru: 'Таблица не найдена', en: 'The spreadsheet is not there' },
    detail: {
      ru: 'Таблицы «{what}» нет: её удалили или ссылка неверна. Проверьте ссылку или выберите другую таблицу.',
      en: 'There is no spreadsheet “{what}”: it was deleted or the link is wrong. Check the link or choose another one.',
    },
  },
  outOfScope: {
    code: 'spreadsheet-out-of-scope',
    status: 422,
    title: { ru: 'Таблица не открывается по ссылке', en: 'The spreadsheet cannot be opened by its link' },
    detail: {
      ru: 'Такой таблицы нет, или Складно её не видит: ему открыты только таблицы, которые он создал сам. Создайте новую таблицу здесь или разрешите доступ ко всем таблицам: «Подключения» → «Переподключить» → «Работать с моими готовыми таблицами».',
      en: 'There is no such spreadsheet, or Skladno cannot see it: it sees only those it created itself. Create a new spreadsheet here or allow access to all of them: “Integrations” → “Reconnect” → “Work with spreadsheets I already have”.',
    },
  },
  credentials: {
    code: 'google-credentials',
    status: 422,
    title: { ru: 'Google не принял ключ доступа', en: 'Google refused the credentials' },
    detail: {
      ru: 'Ключ сервисного аккаунта неверный или отозван. Создайте новый ключ и подключите Google заново. Ответ Google: {answer}',
      en: 'The service-account key is wrong or was revoked. Create a new key and connect Google again. Google said: {answer}',
    },
  },
  unreadableKey: {
    code: 'google-key-unreadable',
    status: 422,
    title: { ru: 'Ключ сервисного аккаунта не читается', en: 'The service-account key cannot be read' },
    detail: {
      ru: 'Поле private_key обрезано или изменено при копировании: у Google мы ещё не спрашивали, сам ключ может быть в порядке. Откройте скачанный файл ключа в Блокноте, скопируйте его целиком, от { до }, или загрузите файлом.',
      en: 'The field private_key was cut off or changed while being copied: Google was not asked yet, the key itself may be fine. Open the downloaded key file in a text editor, copy all of it, from { to }, or upload the file.',
    },
  },
  clock: {
    code: 'google-clock',
    status: 503,
    title: { ru: 'Часы сервера идут неверно', en: 'The clock of the server is wrong' },
    detail: {
      ru: 'Google не принял подпись из-за времени на сервере Складно: часы спешат, отстают или стоят в другом часовом поясе. Ключ в порядке, переподключать ничего не нужно. Сообщите администратору: пусть включит синхронизацию времени (NTP).',
      en: 'Google did not accept the signature because of the time on the server of Skladno: its clock is fast, slow or in another time zone. The key is fine, nothing has to be connected again. Tell the administrator to turn on time synchronization (NTP).',
    },
  },
  apiDisabled: {
    code: 'google-api-disabled',
    status: 422,
    title: { ru: 'В проекте Google выключен {api}', en: '{api} is switched off in the Google project' },
    detail: {
      ru: 'Откройте {link}, нажмите «Включить», подождите несколько минут и повторите. Складно нужны оба: Google Sheets API и Google Drive API. Если Google подключён без ключа, сообщите администратору Складно.',
      en: 'Open {link}, press “Enable”, wait a few minutes and try again. Skladno needs both the Google Sheets API and the Google Drive API. If Google is connected without a key, tell the administrator of Skladno.',
    },
  },
  projectGone: {
    code: 'google-project-gone',
    status: 422,
    title: { ru: 'Проект Google не работает', en: 'The Google project does not work' },
    detail: {
      ru: 'Проект Google Cloud, которому принадлежит ключ, удалён, приостановлен или отключён за неуплату. Верните его на console.cloud.google.com или создайте ключ в другом проекте и подключите Google заново. Ответ Google: {answer}',
      en: 'The Google Cloud project that the key belongs to was deleted, suspended or switched off because of an unpaid bill. Restore it at console.cloud.google.com or create a key in another project and connect Google again. Google said: {answer}',
    },
  },
  scopes: {
    code: 'google-scopes',
    status: 422,
    title: { ru: 'Google подключён без нужного разрешения', en: 'Google was connected without a permission' },
    detail: {
      ru: 'На странице Google оставили не все галочки. Откройте «Подключения», нажмите «Переподключить» рядом с {account} и разрешите всё, о чём спросит Google.',
      en: 'Not every box stayed ticked on Google’s page. Open “Integrations”, press “Reconnect” beside {account} and allow everything that Google asks about.',
    },
  },
  domainPolicy: {
    code: 'google-domain-policy',
    status: 422,
    title: { ru: 'Запрещено администратором Google', en: 'Forbidden by the Google administrator' },
    detail: {
      ru: 'Администратор Google Workspace вашей организации запретил сторонние приложения для Диска. Попросите его разрешить Складно для {account} или подключите другой аккаунт. Ответ Google: {answer}',
      en: 'The Google Workspace administrator of your organization has forbidden other applications for Drive. Ask them to allow Skladno for {account} or connect another account. Google said: {answer}',
    },
  },
  notGoogleSheet: {
    code: 'spreadsheet-is-office-file',
    status: 422,
    title: { ru: 'Это файл Excel, а не таблица Google', en: 'This is an Excel file, not a Google sheet' },
    detail: {
      ru: 'Файл открывается в Google Таблицах, но остался в формате Excel: писать в него Google не даёт. Откройте его, выберите «Файл» → «Сохранить как таблицу Google» и вставьте ссылку на новую таблицу.',
      en: 'The file opens in Google Sheets, but is still an Excel file: Google lets nobody write to it. Open it, choose “File” → “Save as Google Sheets” and paste the link of the new spreadsheet.',
    },
  },
  client: {
    code: 'google-client',
    status: 502,
    title: { ru: 'Google не узнал приложение', en: 'Google does not know the application' },
    detail: {
      ru: 'Google не принял настройки входа этого сервиса (GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, адрес возврата). Сообщите администратору. Ответ Google: {answer}',
      en: 'Google did not accept the sign-in settings of this service (GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, the return address). Tell its administrator. Google said: {answer}',
    },
  },
  full: {
    code: 'spreadsheet-full',
    status: 422,
    title: { ru: 'Таблица заполнена', en: 'The spreadsheet is full' },
    detail: {
      ru: 'Строкам выгрузки не хватает места. Нужно ещё ячеек: {needed}, свободно: {free}. В таблице Google помещается 10 000 000 ячеек, считая пустые. Выберите для выгрузки новую таблицу, уберите из неё лишние столбцы или включите «Удалять пустые строки и столбцы в конце»; помогает и удалить ненужные листы.',
      en: 'There is no room for the rows of this export. Cells needed: {needed}, free: {free}. A Google spreadsheet holds 10,000,000 cells, empty ones included. Choose a new spreadsheet for the export, take columns out of it or turn on “Delete empty rows and columns at the end”; deleting sheets you do not need helps, too.',
    },
  },
  /** Tags or columns: a sheet holds 30,000 characters of tags, and its last column is ZZZ. */
  tooManyColumns: {
    code: 'sheet-columns',
    status: 422,
    title: { ru: 'Слишком много столбцов', en: 'Too many columns' },
    detail: {
      ru: 'На листе «{sheet}» помещается столбцов выгрузки: {fit}, а нужно: {columns}. Уберите из выгрузки лишние столбцы или разделите её на две, на разные листы.',
      en: 'The sheet “{sheet}” has room for this many columns of the export: {fit}; needed: {columns}. Take columns out of the export, or split it into two on different sheets.',
    },
  },
  protected: {
    code: 'spreadsheet-protected',
    status: 422,
    title: { ru: 'Лист защищён от изменений', en: 'The sheet is protected' },
    detail: {
      ru: 'Столбцы выгрузки защищены от изменений. Снимите защиту или разрешите {account} править их. Ответ Google: {answer}',
      en: 'The columns of the export are protected. Lift the protection or allow {account} to edit them. Google said: {answer}',
    },
  },
  taken: {
    code: 'sheet-taken',
    status: 409,
    title: { ru: 'Лист занят другой выгрузкой', en: 'The sheet belongs to another export' },
    detail: {
      ru: 'На лист «{sheet}» уже пишет выгрузка «{exporter}». Выберите другой лист.',
      en: 'The export “{exporter}” already writes to the sheet “{sheet}”. Choose another sheet.',
    },
  },
  grid: {
    code: 'sheet-shrunk',
    status: 422,
    title: { ru: 'Лист изменился во время записи', en: 'The sheet changed while being written' },
    detail: {
      ru: 'Кто-то удалил строки или столбцы листа во время выгрузки. Запустите её ещё раз. Ответ Google: {answer}',
      en: 'Somebody deleted rows or columns of the sheet during the export. Run it again. Google said: {answer}',
    },
  },
  deleted: {
    code: 'sheet-deleted',
    status: 422,
    title: { ru: 'Лист удалили во время выгрузки', en: 'The sheet was deleted during the export' },
    detail: {
      ru: 'Лист «{sheet}» удалили, пока на него шла выгрузка. Запустите её ещё раз: она создаст лист заново и заполнит его целиком.',
      en: 'The sheet “{sheet}” was deleted while the export was writing to it. Run the export again: it creates the sheet again and fills it completely.',
    },
  },
  keysDeleted: {
    code: 'key-column-deleted',
    status: 422,
    title: { ru: 'На листе нет столбца с ключами строк', en: 'The column with the keys of the rows is gone' },
    detail: {
      ru: 'На листе «{sheet}» удалён столбец «{column}»: по нему выгрузка узнаёт свои строки. Верните его (Файл → История версий) или удалите строки выгрузки, и она заполнит лист заново. Лишний столбец можно просто скрыть.',
      en: 'The column “{column}” of the sheet “{sheet}” was deleted: the export knows its rows by it. Bring it back (File → Version history) or delete the rows of the export, and it will fill the sheet again. A column that is in the way may simply be hidden.',
    },
  },
  restless: {
    code: 'sheet-restless',
    status: 422,
    title: { ru: 'Лист всё время меняется', en: 'The sheet keeps changing' },
    detail: {
      ru: 'Лист «{sheet}» меняют одновременно с выгрузкой: строки переезжают быстрее, чем их удаётся найти. Запустите выгрузку, когда лист не сортируют.',
      en: 'The sheet “{sheet}” is being changed during the export: rows move faster than they can be found. Run the export when nobody sorts the sheet.',
    },
  },
  noStorage: {
    code: 'google-no-storage',
    status: 422,
    title: { ru: 'Не получилось создать таблицу', en: 'The spreadsheet could not be created' },
    detail: {
      ru: 'У сервисного аккаунта нет места на Google Диске. Создайте таблицу сами, откройте к ней доступ для {account} как редактору и вставьте ссылку.',
      en: 'The service account has no space on Google Drive. Create the spreadsheet yourself, share it with {account} as an editor and paste the link.',
    },
  },
  storageFull: {
    code: 'google-storage-full',
    status: 422,
    title: { ru: 'На Google Диске нет места', en: 'Google Drive is full' },
    detail: {
      ru: 'Место на Google Диске {account} закончилось. Освободите его (drive.google.com/settings/storage, очистите и корзину) или подключите другой аккаунт.',
      en: 'The Google Drive of {account} has no space left. Free some (drive.google.com/settings/storage, empty the bin, too) or connect another account.',
    },
  },
  quota: {
    code: 'google-quota',
    status: 429,
    title: { ru: 'Google ограничил число запросов', en: 'Google limits the number of requests' },
    detail: {
      ru: 'Лимит запросов к Google Таблицам исчерпан. Подождите минуту и запустите выгрузку снова: она продолжит с того же места.',
      en: 'The request quota of Google Sheets is used up. Wait a minute and run the export again: it goes on from where it stopped.',
    },
  },
  unavailable: {
    code: 'google-unavailable',
    status: 503,
    title: { ru: 'Google Таблицы не отвечают', en: 'Google Sheets does not answer' },
    detail: {
      ru: 'Google временно недоступен ({answer}). Ничего не потеряно: запустите выгрузку снова через несколько минут.',
      en: 'Google is unavailable for now ({answer}). Nothing is lost: run the export again in a few minutes.',
    },
  },
  request: {
    code: 'google-request',
    status: 502,
    title: { ru: 'Google отклонил запрос', en: 'Google refused the request' },
    detail: {
      ru: 'Google не принял запрос. Проверьте таблицу и попробуйте снова. Ответ Google: {answer}',
      en: 'Google did not accept the request. Check the spreadsheet and try again. Google said: {answer}',
    },
  },
  keysSpoilt: {
    code: 'row-keys-spoilt',
    status: 422,
    title: { ru: 'Стёрты ключи строк', en: 'Keys of rows were emptied or changed' },
    detail: {
      ru: 'На листе «{sheet}» в столбце «{column}» стёрты или изменены ключи строк {rows}: по ним выгрузка узнаёт свои строки, а по остальным ячейкам их не различить. Ничего не записано. Верните ключи (Файл → История версий) или удалите эти строки целиком: полная выгрузка запишет их заново.',
      en: 'In the column “{column}” of the sheet “{sheet}” the keys of the rows {rows} were emptied or changed: the export knows its rows by them, and the other cells do not tell these apart. Nothing was written. Bring the keys back (File → Version history) or delete these rows whole: a full run writes them again.',
    },
  },
  mixed: {
    code: 'rows-mixed-up',
    status: 422,
    title: { ru: 'Строки на листе перемешаны', en: 'The rows of the sheet are mixed up' },
    detail: {
      ru: 'На листе «{sheet}» отсортировали часть столбцов без столбца «{column}»: значения ({columns}) стоят не у своих строк, а «Только добавлять новые» готовых строк не меняет. Ничего не записано. Верните прежний вид (Файл → История версий) или переключите выгрузку на «Обновлять строки»: она расставит всё по местам.',
      en: 'On the sheet “{sheet}” some columns were sorted without the column “{column}”: values ({columns}) stand beside other rows, and an export that only adds rows changes none. Nothing was written. Bring back how it was (File → Version history) or let the export update rows: it puts everything in its place.',
    },
  },
  mixedGone: {
    code: 'gone-rows-mixed-up',
    status: 422,
    title: { ru: 'Строки на листе перемешаны', en: 'The rows of the sheet are mixed up' },
    detail: {
      ru: 'На листе «{sheet}» отсортировали часть столбцов без столбца «{column}»: значения ({columns}) стоят не у своих строк. Среди них есть строки, которых в МоёмСкладе больше нет, и что в них было, узнать негде. Ничего не записано. Верните прежний вид (Файл → История версий) или выберите в настройках выгрузки «Удалять строку»: остальные строки встанут на места.',
      en: 'On the sheet “{sheet}” some columns were sorted without the column “{column}”: values ({columns}) stand beside other rows. Some of these rows are no longer in MoySklad, so nobody can tell what they held. Nothing was written. Bring back how it was (File → Version history) or let the export remove such rows: it puts all others in their place.',
    },
  },
  moved: {
    code: 'table-moved-elsewhere',
    status: 422,
    title: { ru: 'Таблицу перенесли на другой лист', en: 'The table was moved to another sheet' },
    detail: {
      ru: 'Лист «{sheet}» пуст, а таблица выгрузки стоит на листе «{other}». Ничего не записано, чтобы строки не повторились. Верните таблицу на место или выберите в настройках выгрузки лист «{other}». Если там нужна только копия, удалите на ней столбец с ключами: лист «{sheet}» заполнится заново.',
      en: 'The sheet “{sheet}” is empty, and the table of the export stands on the sheet “{other}”. Nothing was written, so that no row stands twice. Move the table back or choose the sheet “{other}” in the settings of the export. If it is only a copy, delete the column with the keys there: the sheet “{sheet}” will be filled again.',
    },
  },
} satisfies Record<string, ProblemKind>;

/** A refusal of Google, with the HTTP status (0: no answer came). */
export class SheetsError extends Problem {
  readonly status: number;
  /** No answer came: a write may or may not have been applied. */
  readonly unknownOutcome: boolean;
  /** The quota that was used up, in requests a minute, where Google told it. */
  readonly quota: { scope: 'user' | 'project'; units: number } | null;

  constructor(
    kind: ProblemKind,
    params: ProblemParams,
    status: number,
    unknownOutcome = false,
    cause?: unknown,
    quota: SheetsError['quota'] = null,
  ) {
    super(kind, params, { cause });
    this.name = 'SheetsError';
    this.status = status;
    this.unknownOutcome = unknownOutcome;
    this.quota = quota;
  }
}
