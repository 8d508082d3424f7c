/**
 * What a person writes who needs the same sheet today: the npm packages `moysklad` and `google-spreadsheet`, used as
 * their documentation shows. Orders come with their references expanded (100 a page is MoySklad's limit then), go to
 * the sheet 1000 at a time, and both sides are asked again after a 429. Run again it would write everything once more.
 *
 * Environment: MOYSKLAD_API_URL, MOYSKLAD_TOKEN, GOOGLE_SHEETS_API_URL, GOOGLE_ACCESS_TOKEN, SPREADSHEET_ID.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { GoogleSpreadsheet } from 'google-spreadsheet';
import Moysklad from 'moysklad';

type Order = Record<string, unknown>;
type Cell = string | number | boolean;

const {
  MOYSKLAD_API_URL = '',
  MOYSKLAD_TOKEN = '',
  GOOGLE_SHEETS_API_URL,
  GOOGLE_ACCESS_TOKEN = '',
  SPREADSHEET_ID = '',
} = process.env;
/** The client takes https addresses only: the last step leads to the sandbox. */
const realApi = 'https://api.moysklad.ru/api/remap/1.2';

const moysklad = Moysklad({
  token: MOYSKLAD_TOKEN,
  fetch: (url: string, init?: RequestInit) => fetch(url.replace(realApi, MOYSKLAD_API_URL), init),
  async retry(request) {
    for (;;) {
      try {
        return await request();
      } catch (error) {
        if ((error as { status?: number }).status !== 429) throw error;
        await sleep(3000);
      }
    }
  },
});

const name = (value: unknown): Cell => (value as { name?: string } | undefined)?.name ?? '';
const plain = (value: unknown): Cell => (value as Cell | undefined) ?? '';
const money = (value: unknown): Cell => (typeof value === 'number' ? value / 100 : '');
const time = (value: unknown): Cell => (typeof value === 'string' ? value.slice(0, 19) : '');

const columns: [title: string, field: string, show: (value: unknown) => Cell][] = [
  ['ID', 'id', plain],
  ['№', 'name', plain],
  ['Время', 'moment', time],
  ['Контрагент', 'agent', name],
  ['Организация', 'organization', name],
  ['Сумма', 'sum', money],
  ['Валюта', 'rate', (rate) => name((rate as { currency?: unknown } | undefined)?.currency)],
  ['Статус', 'state', name],
  ['Выставлено счетов', 'invoicedSum', money],
  ['Оплачено', 'payedSum', money],
  ['Отгружено', 'shippedSum', money],
  ['Зарезервировано', 'reservedSum', money],
  ['План. дата отгрузки', 'deliveryPlannedMoment', time],
  ['Склад', 'store', name],
  ['Проект', 'project', name],
  ['Договор', 'contract', name],
  ['Канал продаж', 'salesChannel', name],
  ['Комментарий', 'description', plain],
  ['Адрес доставки', 'shipmentAddress', plain],
  ['Сумма НДС', 'vatSum', money],
  ['Проведено', 'applicable', plain],
  ['Отправлено', 'published', plain],
  ['Напечатано', 'printed', plain],
  ['Владелец-сотрудник', 'owner', name],
  ['Владелец-отдел', 'group', name],
  ['Когда создан', 'created', time],
  ['Когда изменен', 'updated', time],
];
const expand = 'agent,organization,rate.currency,state,store,project,contract,salesChannel,owner,group';

const document = new GoogleSpreadsheet(
  SPREADSHEET_ID,
  { token: GOOGLE_ACCESS_TOKEN },
  { retryConfig: { limit: 8, methods: ['get', 'post'], statusCodes: [429] } },
);
const prefix = `${GOOGLE_SHEETS_API_URL}/v4/spreadsheets/${SPREADSHEET_ID}`;
Object.assign(document, { sheetsApi: document.sheetsApi.extend({ prefix }) });
await document.loadInfo();

const fields: { rows: { name: string }[] } = await moysklad.GET('entity/customerorder/metadata/attributes');
const headerValues = [...columns.map(([title]) => title), ...fields.rows.map((field) => field.name)];
const gridProperties = { rowCount: 1000, columnCount: headerValues.length };
const sheet = await document.addSheet({ title: 'Заказы', headerValues, gridProperties });

let rows: Cell[][] = [];
for (let offset = 0; ; offset += 100) {
  const page: { rows: Order[] } = await moysklad.GET('entity/customerorder', { expand, limit: 100, offset });
  for (const order of page.rows) {
    const filled = (order.attributes ?? []) as { name: string; value: unknown }[];
    const extras = fields.rows.map((field) => {
      const value = filled.find((entry) => entry.name === field.name)?.value;
      return typeof value === 'object' ? name(value) : plain(value);
    });
    rows.push([...columns.map(([, field, show]) => show(order[field])), ...extras]);
  }
  const last = page.rows.length < 100;
  if (rows.length >= 1000 || (last && rows.length > 0)) {
    await sheet.addRows(rows);
    rows = [];
  }
  if (last) break;
}
