import * as column from '../columns/columns.ts';
import { defineDictionary } from '../exporter.ts';
import * as dictionary from './shared/dictionary.ts';

/** A right of the role that is either given or not (documentation: permissions of a role). */
const right = (key: string, ru: string, en: string) =>
  column.yesNo(key, ru, en, { path: `permissions.${key}` });

export const role = defineDictionary({
  key: 'role',
  section: 'settings',
  archived: false,
  reading: { order: 'none' },
  title: { ru: 'Пользовательские роли', en: 'Custom roles' },
  description: {
    ru: 'По строке на роль, которую создали в аккаунте, с её общими правами.',
    en: 'A row per role created in the account, with its general permissions.',
  },
  columns: [
    dictionary.name,
    right('importData', 'Импорт данных', 'Import of data'),
    right('exportData', 'Экспорт данных', 'Export of data'),
    right('apiRequest', 'Доступ по API', 'Access by API'),
    right('sendEmail', 'Отправка писем', 'Sending emails'),
    right('viewProductCostAndProfit', 'Видеть себестоимость и прибыль', 'See cost and profit'),
    right('viewDashboard', 'Видеть показатели', 'See indicators'),
    right('viewStockReport', 'Видеть остатки', 'See stock'),
    right('viewSaleProfit', 'Видеть прибыльность', 'See profitability'),
    right('viewRecycleBin', 'Видеть корзину', 'See the trash'),
    right('viewAudit', 'Видеть аудит', 'See the audit'),
  ],
});
