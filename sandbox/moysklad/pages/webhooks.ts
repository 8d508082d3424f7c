import { escapeHtml, html, page } from '../../google/pages/html.ts';
import { languageOf } from '../../google/pages/words.ts';
import type { SandboxAnswer, SandboxRequest } from '../../http.ts';
import { moscowTime } from '../time.ts';
import type { VendorDesk } from '../vendor/desk.ts';
import { type Hook, hookKind } from '../webhooks/hook.ts';
import type { DeliveryFault, Notification } from '../webhooks/notifications.ts';
import { type Desk, deskOf, heading, refusalOf, STYLE, table, timeOf, WEBHOOKS_PATH } from './desk.ts';
import { webhookWords } from './webhook-words.ts';
import { orderWords } from './words.ts';

/** Notifications shown, the newest first. */
const SHOWN = 50;
const LATE_MS = 10_000;
const FAULTS: Record<DeliveryFault['kind'], DeliveryFault> = {
  lost: { kind: 'lost' },
  doubled: { kind: 'doubled' },
  late: { kind: 'late', ms: LATE_MS },
  overtaken: { kind: 'overtaken' },
};

/** The subscriptions of an account, to be switched off and on, and what became of the last notifications. */
export function webhooksPage(vendor: VendorDesk, request: SandboxRequest): SandboxAnswer {
  const desk = deskOf(vendor, request);
  if ('status' in desk) return desk;
  if (request.method === 'GET') return html(200, body(desk, noteOf(desk)));
  try {
    const done = act(desk, request.url.pathname.slice(WEBHOOKS_PATH.length + 1));
    if (!done) return { status: 404 };
    const query = new URLSearchParams({ ...Object.fromEntries(request.url.searchParams), ...done });
    query.set('account', desk.account);
    return { status: 303, headers: { location: `${WEBHOOKS_PATH}?${query}` } };
  } catch (error) {
    const words = webhookWords[languageOf(request)];
    const told = `${words.refused} ${refusalOf(error, request)}`;
    return html(400, body(desk, `<p role="alert">${escapeHtml(told)}</p>`));
  }
}

/** Does what a button says. @returns what the page then tells of it; undefined for no button of this page. */
function act({ world, request }: Desk, path: string): Record<string, string> | undefined {
  const [first, id, state] = path.split('/');
  if (path === 'stock') {
    world.notifications.tellStock();
    return { done: 'stock' };
  }
  if (path === 'tariff') {
    world.webhooks.freeTariff = !world.webhooks.freeTariff;
    return { done: 'tariff' };
  }
  if (path === 'fault') {
    const kind = new URLSearchParams(request.body.toString()).get('kind') ?? '';
    const fault = Object.values(FAULTS).find((one) => one.kind === kind);
    if (!fault) return undefined;
    world.notifications.disturbNext(fault);
    return { done: fault.kind };
  }
  const kind = hookKind(first);
  if (!kind || id === undefined || (state !== 'on' && state !== 'off')) return undefined;
  world.webhooks.update('user', kind, id, { enabled: state === 'on' });
  return { done: state };
}

function noteOf({ world, request }: Desk): string {
  const words = webhookWords[languageOf(request)];
  const done = request.url.searchParams.get('done') ?? '';
  const faults: Record<string, string> = words.faults;
  let told = done === 'stock' ? words.stockTold : '';
  if (done === 'on' || done === 'off') told = `${words.switched} ${words[done]}.`;
  else if (done === 'tariff') told = world.webhooks.freeTariff ? words.freeTariff : words.paidTariff;
  else if (faults[done]) told = `${words.arranged} ${faults[done]}.`;
  return told && `<p role="status">${escapeHtml(told)}</p>`;
}

function body(desk: Desk, note: string): string {
  const { world, account, request } = desk;
  const language = languageOf(request);
  const words = webhookWords[language];
  const { product } = orderWords[language];
  const query = escapeHtml(String(new URLSearchParams({ account })));
  const hooks = world.webhooks.list().map((hook) => hookHtml(desk, hook, query));
  const sent = world.notifications.log.slice(-SHOWN).reverse();
  const faults = Object.entries(words.faults)
    .map(([kind, name]) => `<option value="${kind}">${name}</option>`)
    .join('');
  const content = `${heading(desk, WEBHOOKS_PATH)}
<main><h1>${words.title}</h1>${note}
<h2>${words.subscriptions}</h2>
${hooks.length === 0 ? `<p>${words.none}</p>` : table(words.subscriptions, [words.what, words.state, '', words.author, words.url], hooks)}
<form method="post" action="${WEBHOOKS_PATH}/stock?${query}" class="tools"><button>${words.stock}</button> <span>${words.stockHint}</span></form>
<form method="post" action="${WEBHOOKS_PATH}/tariff?${query}" class="tools"><button>${world.webhooks.freeTariff ? words.makePaid : words.makeFree}</button> <span>${words.tariffHint}</span></form>
<h2>${words.sent}</h2>
<form method="post" action="${WEBHOOKS_PATH}/fault?${query}" class="tools"><label>${words.next} <select name="kind">${faults}</select></label><button>${words.arrange}</button></form>
${
  sent.length === 0
    ? `<p>${words.noneSent}</p>`
    : table(
        words.sent,
        [words.moment, words.what, words.fate, words.tries, words.events, words.url],
        sent.map((one) => sentHtml(desk, one)),
      )
}
</main>`;
  return page(`${words.title} – ${product}`, content, `${STYLE}main > .tools { margin: 12px 0 }`, language);
}

/** `customerorder: изменение`, or what of stock. */
function whatOf({ request }: Desk, [type, action]: Hook['what']): string {
  const name = webhookWords[languageOf(request)].actions[action] ?? action;
  return escapeHtml(type === 'stock' ? name : `${type}: ${name}`);
}

function hookHtml(desk: Desk, { kind, id, what, url, byApp, enabled }: Hook, query: string): string {
  const words = webhookWords[languageOf(desk.request)];
  const label = enabled ? words.switchOff : words.switchOn;
  const action = `${WEBHOOKS_PATH}/${kind}/${id}/${enabled ? 'off' : 'on'}?${query}`;
  const button = `<form method="post" action="${action}"><button aria-label="${label}: ${whatOf(desk, what)}">${label}</button></form>`;
  return row(
    [whatOf(desk, what), enabled ? words.on : words.off, button, byApp ? words.byApp : words.byUser],
    url,
  );
}

/** @param address stands last: it is long. */
function row(cells: string[], address: string): string {
  const all = cells.map((cell) => `<td>${cell}</td>`).join('');
  return `<tr>${all}<td class="note">${escapeHtml(address)}</td></tr>`;
}

function sentHtml(desk: Desk, { at, what, url, events, tries, fate, fault }: Notification): string {
  const words = webhookWords[languageOf(desk.request)];
  const answers = tries.map((status) => status || words.noAnswer).join(', ');
  const outcome =
    fault && fault !== 'lost' ? `${words.fates[fate]}, ${words.disturbed[fault]}` : words.fates[fate];
  const moment = timeOf(moscowTime(at), desk);
  return row([moment, whatOf(desk, what), outcome, answers, events ? String(events) : ''], url);
}
