import { escapeHtml, html, page } from '../../google/pages/html.ts';
import type { SandboxAnswer, SandboxRequest } from '../../http.ts';
import type { VendorApp } from './app.ts';
import type { VendorDesk } from './desk.ts';

export const PAGE_PATH = '/app';

const STYLE = `
header { display: flex; gap: 12px; flex-wrap: wrap; align-items: center; padding: 10px 16px; background: var(--desk); color: #fff }
header form { display: flex; gap: 8px; align-items: center; margin: 0 }
header select, header button { font: inherit; padding: 5px 10px; border-radius: 4px; border: 1px solid #fff; background: #fff; color: #0d3a5c }
header a { color: #fff }
main { padding: 0 }
main p { padding: 24px }
iframe { display: block; width: 100%; height: 768px; border: 0 }
`;

/** What the frame may do (Vendor API, iframes): top navigation and popups that leave the sandbox are not among it. */
export const SANDBOX =
  'allow-forms allow-scripts allow-same-origin allow-popups allow-modals allow-downloads';

/** The frame grows with what is in it, but is never lower than 768 px. */
const SCRIPT = `
addEventListener('message', ({ source, data }) => {
  const frame = document.querySelector('iframe');
  if (source !== frame?.contentWindow || typeof data?.height !== 'number') return;
  frame.style.height = Math.max(768, Math.ceil(data.height)) + 'px';
});
`;

const actions: Record<string, string> = {
  install: 'Установить',
  suspend: 'Приостановить',
  resume: 'Возобновить',
  uninstall: 'Удалить',
};

/**
 * A page as MoySklad's own: it frames the installed application, with a new context key each time it is loaded, and has the
 * buttons by which an account installs, suspends and removes it.
 */
export async function moyskladPage(desk: VendorDesk, request: SandboxRequest): Promise<SandboxAnswer> {
  const { searchParams: query, pathname } = request.url;
  const form = new URLSearchParams(request.body.toString());
  const ask = (name: string) => form.get(name) ?? query.get(name);
  const account = desk.accounts.find((name) => name === ask('account')) ?? desk.accounts.at(-1);
  const app = desk.apps.find(({ appUid }) => appUid === ask('app')) ?? desk.apps[0];
  if (!account || !app) return html(404, page('МойСклад (песочница)', '<p>Приложений нет.</p>'));
  const place = new URLSearchParams({
    account,
    employee: String(Number(ask('employee')) || 0),
    locale: ask('locale') === 'en_US' ? 'en_US' : 'ru_RU',
  });
  if (request.method === 'POST') {
    await act(desk, app, account, pathname.slice(PAGE_PATH.length + 1));
    return { status: 303, headers: { location: `${PAGE_PATH}?${place}` } };
  }
  return html(200, page('МойСклад (песочница)', body(desk, app, account, place), STYLE));
}

async function act(desk: VendorDesk, app: VendorApp, account: string, action: string): Promise<void> {
  const installed = desk.installation(app, desk.accountId(account)) !== undefined;
  if (action === 'install') await desk.activate(app, account, 'Install');
  else if (!installed) return;
  else if (action === 'resume') await desk.activate(app, account, 'Resume');
  else if (action === 'suspend') await desk.deactivate(app, account, 'Suspend');
  else if (action === 'uninstall') await desk.deactivate(app, account, 'Uninstall');
}

function body(desk: VendorDesk, app: VendorApp, account: string, place: URLSearchParams): string {
  const status = desk.installation(app, desk.accountId(account))?.status;
  const possible =
    status === undefined
      ? ['install']
      : status === 'Suspended'
        ? ['resume', 'uninstall']
        : ['suspend', 'uninstall'];
  const people = desk.employees(account).slice(0, 3);
  const hidden = [...place]
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
    .join('');
  const buttons = possible
    .map((action) => `<button formaction="${PAGE_PATH}/${action}">${actions[action]}</button>`)
    .join('');
  const options = people
    .map(({ fullName, name, uid }, index) => {
      const chosen = place.get('employee') === String(index) ? ' selected' : '';
      return `<option value="${index}"${chosen}>${escapeHtml(`${fullName ?? name} (${uid})`)}</option>`;
    })
    .join('');
  const shown = status === 'Activated' || status === 'SettingsRequired';
  return `<header>
<strong>МойСклад (песочница)</strong> <span>${escapeHtml(account)}: ${status ?? 'не установлено'}</span>
<form method="post">${hidden}${buttons}</form>
<form method="get"><input type="hidden" name="account" value="${escapeHtml(account)}">
<label>Сотрудник <select name="employee">${options}</select></label>
<label>Язык <select name="locale"><option>ru_RU</option><option${place.get('locale') === 'en_US' ? ' selected' : ''}>en_US</option></select></label>
<button>Открыть</button></form>
</header>
<main>${shown ? frame(desk, app, account, place) : '<p>Окно приложения показано, когда оно установлено и не приостановлено.</p>'}</main>
<script>${SCRIPT}</script>`;
}

function frame(desk: VendorDesk, app: VendorApp, account: string, place: URLSearchParams): string {
  const query = new URLSearchParams({
    contextKey: desk.openContext(app, account, Number(place.get('employee'))),
    appUid: app.appUid,
    appId: app.appId,
    userLocale: place.get('locale') ?? 'ru_RU',
  });
  return `<iframe title="Складно" sandbox="${SANDBOX}" allow="clipboard-read; clipboard-write; fullscreen" src="${escapeHtml(`${app.sourceUrl}?${query}`)}"></iframe>`;
}
