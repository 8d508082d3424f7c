import { escapeHtml } from '../../google/pages/html.ts';
import { languageOf } from '../../google/pages/words.ts';
import { SANDBOX } from '../vendor/page.ts';
import { appWords } from './app-words.ts';
import type { Desk } from './desk.ts';

/**
 * The page's part of the widgets' protocol (Vendor API, widgets): a widget is told what is open when it is loaded, and is seen when it says that it
 * is ready; what was saved it is told then.
 */
const SCRIPT = `
for (const frame of document.querySelectorAll('iframe[data-point]')) {
  const { point: extensionPoint, object: objectId, saved } = frame.dataset;
  const { origin } = new URL(frame.src);
  let messageId = 0;
  const tell = (name, more) => frame.contentWindow.postMessage({ name, messageId: ++messageId, extensionPoint, objectId, ...more }, origin);
  frame.addEventListener('load', () => tell('Open', { displayMode: 'expanded' }));
  addEventListener('message', ({ source, origin: from, data }) => {
    if (source !== frame.contentWindow || from !== origin || data?.name !== 'OpenFeedback') return;
    if (data.correlationId !== 1 || frame.style.visibility === 'visible') return;
    frame.style.visibility = 'visible';
    if (saved) tell('Save', {});
  });
}
`;

/** The widgets of activated applications in a card, 400 px wide; '' when there are none. @param objectId that of the UI. */
export function widgetsHtml({ vendor, account, request }: Desk, place: string, objectId: string): string {
  const language = languageOf(request);
  const words = appWords[language];
  const saved = request.url.searchParams.has('saved') ? ' data-saved="1"' : '';
  const frames = vendor.apps
    .filter((app) => vendor.isActivated(app, account))
    .flatMap((app) =>
      (app.widgets ?? []).filter((widget) => widget.place === place).map((widget) => ({ app, widget })),
    )
    .map(({ app, widget: { sourceUrl, heightPx } }) => {
      const query = new URLSearchParams({
        contextKey: vendor.openContext(app, account),
        appUid: app.appUid,
        appId: app.appId,
        userLocale: language === 'en' ? 'en_US' : 'ru_RU',
      });
      const style = `width:400px;max-width:100%;height:${heightPx}px;border:0;visibility:hidden`;
      return `<iframe title="${words.widget}: ${escapeHtml(app.appUid)}" sandbox="${SANDBOX}" style="${style}" data-point="${place}" data-object="${escapeHtml(objectId)}"${saved} src="${escapeHtml(`${sourceUrl}?${query}`)}"></iframe>`;
    });
  if (frames.length === 0) return '';
  return `<section aria-label="${words.widgets}"><h2>${words.widgets}</h2>${frames.join('')}</section><script>${SCRIPT}</script>`;
}
