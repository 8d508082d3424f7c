import { escapeHtml, html, page } from '../../google/pages/html.ts';
import { languageOf } from '../../google/pages/words.ts';
import type { SandboxAnswer, SandboxRequest } from '../../http.ts';
import { compareText } from '../collection.ts';
import { number, type Row, text } from '../rows.ts';
import { moscowTime } from '../time.ts';
import type { VendorDesk } from '../vendor/desk.ts';
import { appWords } from './app-words.ts';
import { BUTTONS_FORM, buttonsHtml, pressButton, pressNote } from './buttons.ts';
import { type Desk, deskOf, heading, moneyOf, nameOf, ORDERS_PATH, pressed, STYLE, timeOf } from './desk.ts';
import { CARD, changeOrder, orderPage } from './order.ts';
import { CHANGED_ORDERS, orderWords } from './words.ts';

const TYPE = 'customerorder';
const LIST = `document.${TYPE}.list`;
/** Rows of the list; an older order is found by its number. */
const SHOWN = 50;

/** Pages as MoySklad's own, plainly: the orders of an account, and each to be edited. */
export function ordersPage(
  vendor: VendorDesk,
  request: SandboxRequest,
): SandboxAnswer | Promise<SandboxAnswer> {
  const { url, method } = request;
  const desk = deskOf(vendor, request);
  if ('status' in desk) return desk;
  const [id = '', part, ...rest] = url.pathname.slice(ORDERS_PATH.length + 1).split('/');
  const posted = method === 'POST';
  if (id === '' && part === undefined) return posted ? pressed(desk, () => changeMany(desk)) : listPage(desk);
  if (id === 'press' && part === undefined && posted)
    return pressButton(desk, LIST, TYPE, undefined, ORDERS_PATH);
  const known = desk.world.ids(TYPE).includes(id) && rest.length === 0;
  if (known && part === 'press' && posted) return pressButton(desk, CARD, TYPE, id, `${ORDERS_PATH}/${id}`);
  if (!known || part !== undefined) {
    const language = languageOf(request);
    const words = orderWords[language];
    return html(404, page(words.missing, `<main><h1>${words.missing}</h1></main>`, STYLE, language));
  }
  return posted ? pressed(desk, () => changeOrder(desk, id)) : html(200, orderPage(desk, id, ''));
}

/** The newest first, as MoySklad's own list begins. */
function newest({ world }: Desk): readonly Row[] {
  const order = (a: Row, b: Row) =>
    compareText(text(b.fields.moment), text(a.fields.moment)) || compareText(a.ref.id, b.ref.id);
  return world.store.collection(`entity/${TYPE}`).inOrder('newest', order);
}

function changeMany(desk: Desk): SandboxAnswer {
  const words = orderWords[languageOf(desk.request)];
  const description = `${words.comment} ${moscowTime(Date.now()).slice(0, 19)}`;
  const orders = newest(desk).slice(0, CHANGED_ORDERS);
  for (const { ref } of orders) desk.world.update(TYPE, ref.id, { description });
  const query = new URLSearchParams(desk.request.url.searchParams);
  query.set('changed', String(orders.length));
  return { status: 303, headers: { location: `${ORDERS_PATH}?${query}` } };
}

function listPage(desk: Desk): SandboxAnswer {
  const { request, account } = desk;
  const language = languageOf(request);
  const words = orderWords[language];
  const find = (request.url.searchParams.get('find') ?? '').trim();
  const all = newest(desk).filter(({ fields }) => text(fields.name).includes(find));
  const changed = Number(request.url.searchParams.get('changed'));
  const note = changed > 0 ? `<p role="status">${words.changedMany} ${changed}</p>` : '';
  const query = String(new URLSearchParams({ account }));
  const buttons = buttonsHtml(desk, LIST, `${ORDERS_PATH}/press?${query}`);
  const rows = all.slice(0, SHOWN).map((row) => rowHtml(desk, row, buttons !== ''));
  const head = [words.number, words.moment, words.agent, words.sum, words.state, words.note]
    .map((name, at) => `<th scope="col"${at === 3 ? ' class="number"' : ''}>${name}</th>`)
    .join('');
  const boxes = buttons === '' ? '' : '<td></td>';
  const body = `${heading(desk, ORDERS_PATH)}
<main><h1>${words.list}</h1>${note}${pressNote(desk)}
<form method="post" class="tools"><button class="primary">${words.changeMany}</button> <span>${words.manyHint}</span></form>
<form method="get" class="tools" style="margin-top:12px"><input type="hidden" name="account" value="${escapeHtml(account)}">
<label>${words.find} <input name="find" size="8" value="${escapeHtml(find)}"></label><button>${words.search}</button></form>
${buttons}${rows.length === 0 ? `<p>${words.none}</p>` : `<p>${words.shown} ${rows.length} ${words.of} ${all.length.toLocaleString(language)}</p><div class="scroll" tabindex="0" role="region" aria-label="${words.list}"><table><thead><tr>${boxes}${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`}
</main>`;
  return html(200, page(`${words.list} – ${words.product}`, body, STYLE, language));
}

/** @param chosen the row may be chosen for a button. */
function rowHtml(desk: Desk, { ref, fields }: Row, chosen: boolean): string {
  const { world, account } = desk;
  const link = `${ORDERS_PATH}/${ref.id}?${new URLSearchParams({ account })}`;
  const label = `${appWords[languageOf(desk.request)].chooseOne} ${escapeHtml(text(fields.name))}`;
  const box = `<td><input type="checkbox" form="${BUTTONS_FORM}" name="id" value="${ref.id}" aria-label="${label}"></td>`;
  const cells = [
    chosen ? box : '',
    `<td><a href="${escapeHtml(link)}">${escapeHtml(text(fields.name))}</a></td>`,
    `<td>${escapeHtml(timeOf(text(fields.moment), desk))}</td>`,
    `<td>${escapeHtml(nameOf(world, fields.agent))}</td>`,
    `<td class="number">${moneyOf(number(fields.sum), desk)}</td>`,
    `<td>${escapeHtml(nameOf(world, fields.state))}</td>`,
    `<td class="note">${escapeHtml(text(fields.description))}</td>`,
  ];
  return `<tr>${cells.join('')}</tr>`;
}
