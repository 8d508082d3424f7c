import { escapeHtml, html, page } from '../../google/pages/html.ts';
import { languageOf } from '../../google/pages/words.ts';
import type { SandboxAnswer } from '../../http.ts';
import { lineId } from '../render.ts';
import { type Line, number, Ref, type Row, text } from '../rows.ts';
import type { ObjectBody } from '../write.ts';
import { buttonsHtml, pressNote } from './buttons.ts';
import { type Desk, heading, moneyOf, nameOf, ORDERS_PATH, refusalOf, STYLE } from './desk.ts';
import { widgetsHtml } from './widgets.ts';
import { orderWords } from './words.ts';

const TYPE = 'customerorder';
/** Where the buttons of applications stand. */
export const CARD = `document.${TYPE}.edit`;
const STATES = `entity/${TYPE}/metadata/states`;
/** Lines shown to be edited; an order of the sandbox may have over a thousand. */
const LINES = 100;

const rowOf = ({ world }: Desk, id: string): Row => world.store.collection(`entity/${TYPE}`).get(id) as Row;

/** One order as a form. @param note HTML told above it. */
export function orderPage(desk: Desk, id: string, note: string): string {
  const { world, account, request } = desk;
  const language = languageOf(request);
  const words = orderWords[language];
  const row = rowOf(desk, id);
  const { fields } = row;
  const state = fields.state instanceof Ref ? fields.state.id : '';
  const states = [...world.store.collection(STATES).live()].map(
    ({ ref, fields: of }) =>
      `<option value="${ref.id}"${ref.id === state ? ' selected' : ''}>${escapeHtml(text(of.name))}</option>`,
  );
  const lines = (row.lines ?? []).slice(0, LINES).map((line) => lineHtml(desk, row, line));
  const told = note || (request.url.searchParams.has('saved') ? `<p role="status">${words.saved}</p>` : '');
  const title = `${words.order} ${escapeHtml(text(fields.name))}`;
  const back = `${ORDERS_PATH}?${new URLSearchParams({ account })}`;
  const body = `${heading(desk, ORDERS_PATH)}
<main><p><a href="${escapeHtml(back)}">${words.back}</a></p><h1>${title}</h1>${told}${pressNote(desk)}${buttonsHtml(desk, CARD, `${ORDERS_PATH}/${id}/press?${new URLSearchParams({ account })}`)}
<form method="post">
<label class="field"><span>${words.number}</span><input name="name" required maxlength="255" value="${escapeHtml(text(fields.name))}"></label>
<p>${words.agent}: ${escapeHtml(nameOf(world, fields.agent))}. ${words.sum}: ${moneyOf(number(fields.sum), desk)}</p>
<label class="field"><span>${words.state}</span><select name="state"><option value="">${words.noState}</option>${states.join('')}</select></label>
<label class="field"><span>${words.note}</span><textarea name="description" maxlength="4096">${escapeHtml(text(fields.description))}</textarea></label>
${lines.length === 0 ? '' : `<h2>${words.lines}</h2><div class="scroll"><table><thead><tr><th scope="col">${words.item}</th><th scope="col" class="number">${words.quantity}</th><th scope="col" class="number">${words.price}</th></tr></thead><tbody>${lines.join('')}</tbody></table></div>`}
<p><button class="primary">${words.save}</button></p>
</form>${widgetsHtml(desk, CARD, id)}</main>`;
  return page(`${words.order} ${text(fields.name)} – ${words.product}`, body, STYLE, language);
}

function lineHtml({ world, request }: Desk, row: Row, line: Line): string {
  const words = orderWords[languageOf(request)];
  const id = lineId(row, line);
  const item = escapeHtml(nameOf(world, line.fields.assortment));
  const typed = (value: number) => (languageOf(request) === 'ru' ? String(value).replace('.', ',') : value);
  const field = (name: string, label: string, value: number) =>
    `<td class="number"><input name="${name} ${id}" inputmode="decimal" pattern="[0-9]+([.,][0-9]+)?" aria-label="${label}: ${item}" value="${typed(value)}"></td>`;
  return `<tr><td>${item}</td>${field('quantity', words.quantity, number(line.fields.quantity))}${field('price', words.price, Math.round(number(line.fields.price)) / 100)}</tr>`;
}

/** Saves what the form says, as a change through the API would be, and shows the order anew. */
export function changeOrder(desk: Desk, id: string): SandboxAnswer {
  const { world, request, account } = desk;
  const form = new URLSearchParams(request.body.toString());
  const row = rowOf(desk, id);
  try {
    world.update(TYPE, id, bodyOf(desk, form));
    for (const line of (row.lines ?? []).slice(0, LINES)) {
      const change = lineChange(form, lineId(row, line), line);
      if (change) world.updateLine(TYPE, id, lineId(row, line), change);
    }
  } catch (error) {
    const note = `<p role="alert">${escapeHtml(refusalOf(error, request))}</p>`;
    return html(400, orderPage(desk, id, note));
  }
  const query = new URLSearchParams(request.url.searchParams);
  query.set('account', account);
  query.set('saved', '1');
  return { status: 303, headers: { location: `${ORDERS_PATH}/${id}?${query}` } };
}

function bodyOf({ world }: Desk, form: URLSearchParams): ObjectBody {
  const state = form.get('state');
  const href = (id: string) => ({ meta: { href: `${world.store.apiUrl}/${STATES}/${id}` } });
  const name = form.get('name')?.trim();
  return {
    ...(name && { name }),
    // Browsers send a line's end as two characters.
    description: (form.get('description') ?? '').replaceAll('\r\n', '\n') || null,
    state: state ? href(state) : null,
  };
}

/** Undefined when neither quantity nor price of the line is another one. */
function lineChange(form: URLSearchParams, id: string, { fields }: Line): ObjectBody | undefined {
  const read = (name: string) => Number.parseFloat((form.get(`${name} ${id}`) ?? '').replace(',', '.'));
  const [quantity, price] = [read('quantity'), Math.round(read('price') * 100)];
  const shown = Math.round(number(fields.price));
  const change: ObjectBody = {};
  if (Number.isFinite(quantity) && quantity !== number(fields.quantity)) change.quantity = quantity;
  if (Number.isFinite(price) && price !== shown) change.price = price;
  return Object.keys(change).length > 0 ? change : undefined;
}
