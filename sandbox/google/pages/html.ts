import type { SandboxAnswer, SandboxRequest } from '../../http.ts';

/** Text made harmless inside HTML and its attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** Of all pages of the sandbox, as the system is: light or dark. */
const COLOURS = `:root {
  color-scheme: light dark;
  --paper: light-dark(#fff, #1b1c1d);
  --ink: light-dark(#202124, #e3e3e3);
  --dim: light-dark(#444746, #c4c7c5);
  --bar: light-dark(#f8f9fa, #28292a);
  --line: light-dark(#dadce0, #444746);
  --edge: light-dark(#747775, #8e918f);
  --link: light-dark(#0b57d0, #a8c7fa);
  --main: light-dark(#0b57d0, #a8c7fa);
  --on-main: light-dark(#fff, #062e6f);
  --chosen: light-dark(#e1e9f7, #3a4a63);
  --good: light-dark(#e6f4ea, #16391f);
  --bad: light-dark(#fce8e6, #53211d);
  --desk: light-dark(#0d3a5c, #0f2f48);
}`;

/** A whole page with the sandbox's plain look; `body` is HTML already. */
export function page(title: string, body: string, style = '', language = 'ru'): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
${COLOURS}
* { box-sizing: border-box }
body { margin: 0; font: 14px/1.45 Roboto, Arial, sans-serif; color: var(--ink); background: var(--paper) }
a { color: var(--link) }
button { font: inherit; padding: 8px 20px; border-radius: 18px; border: 1px solid var(--edge); background: var(--paper); color: var(--link); cursor: pointer }
button.primary { background: var(--main); border-color: var(--main); color: var(--on-main) }
${style}
</style>
</head>
<body>
${body}
</body>
</html>
`;
}

export function html(status: number, body: string): SandboxAnswer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

/** False for a form that another site's page sends: a browser says where it comes from. */
export function isOwnForm({ headers, url }: SandboxRequest): boolean {
  return headers.origin === undefined || headers.origin === url.origin;
}
