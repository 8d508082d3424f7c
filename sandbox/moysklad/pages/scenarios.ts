import { escapeHtml, html, page } from '../../google/pages/html.ts';
import { languageOf } from '../../google/pages/words.ts';
import type { SandboxAnswer, SandboxRequest } from '../../http.ts';
import { ENTITIES } from '../entities.ts';
import { moscowTime } from '../time.ts';
import type { VendorDesk } from '../vendor/desk.ts';
import type { Scenario, ScenarioRun } from '../vendor/scenarios.ts';
import { appWords } from './app-words.ts';
import { type Desk, deskOf, heading, SCENARIOS_PATH, STYLE, table, timeOf } from './desk.ts';
import { orderWords } from './words.ts';

/** What a person can choose; the others start by hand, in tests. */
const STARTS = ['ADD', 'MODIFY', 'CHANGE_STATUS'] as const;
/** Runs shown, the newest first. */
const SHOWN = 50;

/** The scenarios of an account, as its administrator sets them up, and what came of their runs. */
export function scenariosPage(vendor: VendorDesk, request: SandboxRequest): SandboxAnswer {
  const desk = deskOf(vendor, request);
  if ('status' in desk) return desk;
  if (request.method === 'GET') return html(200, body(desk));
  const done = act(desk, request.url.pathname.slice(SCENARIOS_PATH.length + 1));
  if (!done) return { status: 404 };
  const query = new URLSearchParams({ account: desk.account, done });
  return { status: 303, headers: { location: `${SCENARIOS_PATH}?${query}` } };
}

/** @returns what was done; undefined for what this page has no button for. */
function act({ vendor, account, request }: Desk, path: string): 'added' | 'removed' | undefined {
  const form = new URLSearchParams(request.body.toString());
  if (path === 'remove') {
    const found = vendor.scenarios.list.find((one) => one.id === form.get('id') && one.account === account);
    if (!found) return undefined;
    vendor.scenarios.remove(found.id);
    return 'removed';
  }
  const actionType = STARTS.find((type) => type === form.get('when'));
  const objectType = form.get('of') ?? '';
  const action = actionsOf(vendor).find(({ value }) => value === form.get('action'));
  if (path !== 'add' || !actionType || !action || !ENTITIES.has(objectType)) return undefined;
  const { appUid, name: actionName } = action;
  vendor.scenarios.add({ account, appUid, actionName, objectType, actionType });
  return 'added';
}

function actionsOf({ apps }: VendorDesk) {
  return apps.flatMap(({ appUid, scenario = [] }) =>
    scenario.map(({ name, title }) => ({ appUid, name, title, value: `${appUid} ${name}` })),
  );
}

function body(desk: Desk): string {
  const { vendor, account, request } = desk;
  const language = languageOf(request);
  const words = appWords[language];
  const done = request.url.searchParams.get('done');
  const note = done === 'added' || done === 'removed' ? `<p role="status">${words[done]}</p>` : '';
  const own = vendor.scenarios.list.filter((one) => one.account === account);
  const runs = vendor.scenarios.runs
    .filter((one) => one.account === account)
    .slice(-SHOWN)
    .reverse();
  const content = `${heading(desk, SCENARIOS_PATH)}
<main><h1>${words.title}</h1>${note}<p>${words.hint}</p>
${form(desk)}
${
  own.length === 0
    ? `<p>${words.none}</p>`
    : table(
        words.title,
        [words.of, words.when, words.action, ''],
        own.map((one) => scenarioHtml(desk, one)),
      )
}
<h2>${words.history}</h2>
${
  runs.length === 0
    ? `<p>${words.noHistory}</p>`
    : table(
        words.history,
        [words.moment, words.of, words.when, words.outcome, words.answers],
        runs.map((one) => runHtml(desk, one)),
      )
}
</main>`;
  return page(`${words.title} – ${orderWords[language].product}`, content, STYLE, language);
}

const queryOf = ({ account }: Desk): string => escapeHtml(String(new URLSearchParams({ account })));
const option = (value: string, name: string): string =>
  `<option value="${escapeHtml(value)}">${escapeHtml(name)}</option>`;

function form(desk: Desk): string {
  const words = appWords[languageOf(desk.request)];
  const actions = actionsOf(desk.vendor);
  if (actions.length === 0) return `<p>${words.noActions}</p>`;
  const types = [...ENTITIES.values()].filter(
    ({ document, type }) => document || type === 'counterparty' || type === 'product',
  );
  const select = (name: string, label: string, options: string[]) =>
    `<label>${label} <select name="${name}">${options.join('')}</select></label>`;
  return `<form method="post" action="${SCENARIOS_PATH}/add?${queryOf(desk)}" class="tools" style="margin:12px 0">
${select('of', words.of, types.map(({ type }) => option(type, type)).sort())}
${select(
  'when',
  words.when,
  STARTS.map((type) => option(type, words.types[type])),
)}
${select(
  'action',
  words.action,
  actions.map(({ value, title }) => option(value, title)),
)}
<button class="primary">${words.add}</button></form>`;
}

function scenarioHtml(desk: Desk, { id, appUid, actionName, objectType, actionType }: Scenario): string {
  const words = appWords[languageOf(desk.request)];
  const action = actionsOf(desk.vendor).find((one) => one.appUid === appUid && one.name === actionName);
  const title = escapeHtml(action?.title ?? actionName);
  const label = `${words.remove}: ${escapeHtml(objectType)} ${words.types[actionType]}, ${title}`;
  const button = `<form method="post" action="${SCENARIOS_PATH}/remove?${queryOf(desk)}"><input type="hidden" name="id" value="${id}"><button aria-label="${label}">${words.remove}</button></form>`;
  return `<tr><td>${escapeHtml(objectType)}</td><td>${words.types[actionType]}</td><td>${title}</td><td>${button}</td></tr>`;
}

function runHtml(
  desk: Desk,
  { at, body: { objectType, actionType }, statuses, message }: ScenarioRun,
): string {
  const words = appWords[languageOf(desk.request)];
  const answers = statuses.map((status) => status || words.noAnswer).join(', ');
  let outcome = words.running;
  if (statuses.at(-1) === 200) outcome = words.done;
  else if (statuses.length > 0) outcome = message ? `${words.failed}: ${message}` : words.failed;
  return `<tr><td>${timeOf(moscowTime(at), desk)}</td><td>${escapeHtml(objectType)}</td><td>${words.types[actionType]}</td><td class="note">${escapeHtml(outcome)}</td><td class="note">${answers}</td></tr>`;
}
