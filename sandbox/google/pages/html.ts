import type { SandboxAnswer, SandboxRequest } from '../../http.ts';

/** Text made harmless inside HTML and its attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** A whole page with the sandbox's plain look; `body` is HTML already. */
export function page(title: string, body: string, style = '', language = 'ru'): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
* { box-sizing: border-box }
body { margin: 0; font: 14px/1.45 Roboto, Arial, sans-serif; color: #202124; background: #fff }
a { color: #1155cc }
button { font: inherit; padding: 8px 20px; border-radius: 18px; border: 1px solid #747775; background: #fff; color: #0b57d0; cursor: pointer }
button.primary { background: #0b57d0; border-color: #0b57d0; color: #fff }
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
