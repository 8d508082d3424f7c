import { escapeHtml, html, isOwnForm, page } from '../../google/pages/html.ts';
import { languageOf } from '../../google/pages/words.ts';
import type { SandboxAnswer, SandboxRequest } from '../../http.ts';
import { ApiError } from '../errors.ts';
import { Ref, type Row, text } from '../rows.ts';
import type { VendorDesk } from '../vendor/desk.ts';
import type { World } from '../world.ts';
import { orderWords } from './words.ts';

export const ORDERS_PATH = '/orders';
export const WEBHOOKS_PATH = '/webhooks';
export const SCENARIOS_PATH = '/scenarios';
export const STYLE = `
header { display: flex; gap: 12px 20px; flex-wrap: wrap; align-items: center; padding: 10px 16px; background: var(--desk); color: #fff }
header a { color: #fff; margin-right: 12px }
header a[aria-current] { font-weight: 600; text-decoration: none }
header form, .tools { display: flex; gap: 8px; align-items: center; flex-wrap: wrap; margin: 0 }
main { padding: 8px 16px 24px }
h1 { font-size: 22px; font-weight: 500 }
button { border-radius: 6px; padding: 6px 14px }
input, select, textarea { font: inherit; padding: 5px 8px; border: 1px solid var(--edge); border-radius: 4px; max-width: 100%; background: var(--paper); color: var(--ink) }
textarea { width: 100%; min-height: 80px }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: 6px 8px; border-bottom: 1px solid var(--line); white-space: nowrap }
td.note { white-space: normal; min-width: 180px; overflow-wrap: anywhere }
td.number, th.number { text-align: right }
td input { width: 8em; text-align: right }
td input[type=checkbox] { width: 20px; height: 20px }
.field { display: block; margin: 0 0 12px; max-width: 560px }
.field > span { display: block; color: var(--dim) }
[role=status], [role=alert] { margin: 0 0 12px; padding: 8px 12px; background: var(--good) }
[role=alert] { background: var(--bad) }
`;

/** What every page here needs to know. */
export interface Desk {
  vendor: VendorDesk;
  world: World;
  account: string;
  accounts: string[];
  request: SandboxRequest;
}

/** The account a page is asked for, the first when it names none; a refusal for another site's form or an unknown method. */
export function deskOf(vendor: VendorDesk, request: SandboxRequest): Desk | SandboxAnswer {
  const asked = request.url.searchParams.get('account');
  const { accounts } = vendor;
  const account = accounts.find((name) => name === asked) ?? accounts[0];
  if (account === undefined || !['GET', 'POST'].includes(request.method)) return { status: 404 };
  if (request.method === 'POST' && !isOwnForm(request)) return html(403, page('403', '<main></main>'));
  return { vendor, world: vendor.world(account), account, accounts, request };
}

/** Runs a press of a button in the account's name: it is told once, however many rows it changes. */
export function pressed(desk: Desk, work: () => SandboxAnswer): SandboxAnswer {
  return desk.world.journal.together(work, { uid: `admin@${desk.account}`, silenced: [] });
}

/** The head of every page: whose account it is, and the other pages. @param path of this page. */
export function heading({ account, accounts, request }: Desk, path: string): string {
  const words = orderWords[languageOf(request)];
  const options = accounts
    .map((name) => `<option${name === account ? ' selected' : ''}>${escapeHtml(name)}</option>`)
    .join('');
  const query = escapeHtml(String(new URLSearchParams({ account })));
  const links = [
    [ORDERS_PATH, words.list],
    [WEBHOOKS_PATH, words.webhooks],
    [SCENARIOS_PATH, words.scenarios],
  ]
    .map(([to, name]) => `<a href="${to}?${query}"${to === path ? ' aria-current="page"' : ''}>${name}</a>`)
    .join(' ');
  return `<header><strong>${words.product}</strong><nav aria-label="${words.pages}">${links}</nav>
<form method="get" action="${path}"><label>${words.account} <select name="account">${options}</select></label><button>${words.open}</button></form></header>`;
}

/** A table that scrolls by itself on a narrow screen. @param head names of its columns, '' for one of buttons; @param rows HTML. */
export function table(name: string, head: string[], rows: string[]): string {
  const cells = head.map((cell) => (cell ? `<th scope="col">${cell}</th>` : '<td></td>')).join('');
  return `<div class="scroll" tabindex="0" role="region" aria-label="${name}"><table><thead><tr>${cells}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;
}

/** The name of what a field links to; '' when it links to nothing. */
export function nameOf(world: World, link: Row['fields'][string]): string {
  return link instanceof Ref ? text(world.store.find(link)?.fields.name) : '';
}

/** An amount of kopecks as a person writes it, in roubles. */
export const moneyOf = (kopecks: number, { request }: Desk): string =>
  (kopecks / 100).toLocaleString(languageOf(request), { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Of a moment as MoySklad has it, `2026-11-30 11:21:00.000`: day and time in the form of the page's language. */
export function timeOf(moment: string, { request }: Desk): string {
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+) (\d+:\d+)/.exec(moment) ?? [];
  if (!time) return moment;
  return languageOf(request) === 'ru'
    ? `${day}.${month}.${year}, ${time}`
    : `${year}-${month}-${day} ${time}`;
}

/** What a person is told of a refusal. */
export function refusalOf(error: unknown, request: SandboxRequest): string {
  if (!(error instanceof ApiError)) throw error;
  return `${orderWords[languageOf(request)].refused} ${error.message}`;
}
