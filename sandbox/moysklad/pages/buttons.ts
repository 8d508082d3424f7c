import { escapeHtml } from '../../google/pages/html.ts';
import { languageOf } from '../../google/pages/words.ts';
import type { SandboxAnswer } from '../../http.ts';
import type { Outcome } from '../vendor/buttons.ts';
import { appWords } from './app-words.ts';
import type { Desk } from './desk.ts';

/** Rows that may be chosen before a button is pressed (Vendor API, custom buttons). */
const MOST_CHOSEN = 100;
/** The form of the buttons above a list; the boxes of its rows belong to it. */
export const BUTTONS_FORM = 'press';

/** The buttons of activated applications at a place; '' when there are none. @param action where a press goes. */
export function buttonsHtml({ vendor, account, request }: Desk, location: string, action: string): string {
  const words = appWords[languageOf(request)];
  const buttons = vendor.buttons.at(account, location).map(({ app, button }) => {
    const value = escapeHtml(`${app.appId} ${button.name}`);
    return `<button name="button" value="${value}">${escapeHtml(button.title)}</button>`;
  });
  if (buttons.length === 0) return '';
  return `<form method="post" id="${BUTTONS_FORM}" action="${escapeHtml(action)}" class="tools" style="margin:12px 0" aria-label="${words.apps}">${buttons.join('')}</form>`;
}

/**
 * Presses the button that the form names.
 * @param objectId the object shown; undefined for a list, whose chosen rows the form names.
 * @param back the page to show then.
 */
export async function pressButton(
  { vendor, account, world, request }: Desk,
  location: string,
  type: string,
  objectId: string | undefined,
  back: string,
): Promise<SandboxAnswer> {
  const form = new URLSearchParams(request.body.toString());
  const found = vendor.buttons
    .at(account, location)
    .find(({ app, button }) => form.get('button') === `${app.appId} ${button.name}`);
  if (!found) return { status: 404 };
  const query = new URLSearchParams(request.url.searchParams);
  query.set('account', account);
  const { app, button } = found;
  const all = new Set(world.ids(type));
  const chosen = form.getAll('id').filter((id) => all.has(id));
  const usesRows = objectId === undefined && button.useSelected !== false;
  if (usesRows && (chosen.length === 0 || chosen.length > MOST_CHOSEN)) {
    query.set('pressed', 'none');
  } else {
    let pressed = {};
    if (objectId !== undefined) pressed = { objectId };
    else if (usesRows) pressed = { selected: chosen.map((id) => ({ id, type })) };
    query.set('pressed', (await vendor.buttons.push(app, account, button, location, pressed)).id);
  }
  return { status: 303, headers: { location: `${back}?${query}` } };
}

/** What came of the press that the address names, as HTML. */
export function pressNote({ vendor, request }: Desk): string {
  const words = appWords[languageOf(request)];
  const id = request.url.searchParams.get('pressed') ?? '';
  if (id === 'none') return `<p role="alert">${words.choose}</p>`;
  const press = vendor.buttons.press(id);
  if (!press) return '';
  const { title, outcome, end } = press;
  const said = `${escapeHtml(title)}: ${outcomeHtml(outcome, words)}`;
  const first = `<p role="${outcome.kind === 'error' ? 'alert' : 'status'}">${said}</p>`;
  if (!end) return first;
  const link = end.url ? ` ${linkHtml(end.url, end.urlText ?? end.url)}` : '';
  return `${first}<p role="status">${escapeHtml(end.text)}${link}</p>`;
}

function outcomeHtml(outcome: Outcome, words: (typeof appWords)['ru']): string {
  if (outcome.kind === 'link') return linkHtml(outcome.url, outcome.url);
  if (outcome.kind === 'popup') return `${words.popup} ${escapeHtml(outcome.name)}`;
  return escapeHtml(outcome.text ?? words.later);
}

/** An address of an application is a link only when it is one of the web. */
function linkHtml(url: string, name: string): string {
  if (!/^(https?:)?\/\//.test(url) && !/^[/#]/.test(url)) return escapeHtml(name);
  return `<a href="${escapeHtml(url)}" target="_blank" rel="noopener">${escapeHtml(name)}</a>`;
}
