import type { Language, Localized } from '../problems.ts';
import { withoutLinks } from './links.ts';

/** One kind of email; `{name}` in the texts is filled when it is sent. */
export interface EmailKind {
  subject: Localized;
  /** Paragraphs, an empty line between them. */
  text: Localized;
  /** What the button says. */
  button?: Localized;
  /** The `{name}`s where an email address may stand: it says whose account is meant. */
  mayHoldAddress?: string[];
}

const footer: Localized = {
  ru: 'Складно: данные МоегоСклада в ваших Google Таблицах. На это письмо не нужно отвечать.',
  en: 'Skladno: your MoySklad data in your Google Sheets. There is no need to reply.',
};

/** What an email has besides its paragraphs; every text in it is somebody's own, as the params are. */
export interface EmailParts {
  /** Where the button leads; in the plain text it stands in full. */
  url?: string;
  /** A table below the paragraphs. */
  facts?: { name: string; value: string }[];
  /** Bars, one below another, the longest as long as there is room; mail programs show no drawings. */
  bars?: { name: string; value: number; note?: string }[];
  /** Links below the footer. */
  links?: { text: string; url: string }[];
}

/**
 * An email in words: plain text, and the same as HTML that mail programs understand (tables, styles in place). What is filled in is
 * somebody's own text: it cannot become markup, another header, another line of the subject, or a link beside ours.
 */
export function renderEmail(
  kind: EmailKind,
  language: Language,
  params: Record<string, string>,
  { url, facts = [], bars = [], links = [] }: EmailParts = {},
): { subject: string; text: string; html: string } {
  const { subject, paragraphs } = wordsOfKind(kind, language, params);
  const button = kind.button?.[language];
  const plainFacts = facts.map(({ name, value }) => `${name}: ${withoutLinks(value)}`);
  const plainBars = bars.map(({ name, value, note }) => `${name}: ${note ?? value}`);
  const text = [
    ...paragraphs,
    ...(plainFacts.length > 0 ? [plainFacts.join('\n')] : []),
    ...(plainBars.length > 0 ? [plainBars.join('\n')] : []),
    ...(url ? [button ? `${button}: ${url}` : url] : []),
    `-- \n${[footer[language], ...links.map((link) => `${link.text}: ${link.url}`)].join('\n')}`,
  ];
  return {
    subject,
    text: text.join('\n\n'),
    html: page(language, subject, [
      ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`),
      ...(facts.length > 0 ? [factsTable(facts)] : []),
      ...(bars.length > 0 ? [barsTable(bars)] : []),
      ...(url
        ? [
            `<p><a href="${escapeHtml(url)}" style="${buttonStyle}">${escapeHtml(button ?? url)}</a></p>`,
            `<p style="${smallStyle}">${escapeHtml(url)}</p>`,
          ]
        : []),
      `<p style="${smallStyle}">${escapeHtml(footer[language])}</p>`,
      ...(links.length > 0
        ? [
            `<p style="${smallStyle}">${links.map((link) => `<a href="${escapeHtml(link.url)}" style="color: #5b636b">${escapeHtml(link.text)}</a>`).join(' · ')}</p>`,
          ]
        : []),
    ]),
  };
}

/** The subject and the paragraphs of a kind, filled: nothing in them is a link, or breaks a line. */
export function wordsOfKind(
  kind: EmailKind,
  language: Language,
  params: Record<string, string>,
): { subject: string; paragraphs: string[] } {
  const oneLine = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      withoutLinks(value, { emails: kind.mayHoldAddress?.includes(name) ?? false }),
    ]),
  );
  return {
    subject: fill(kind.subject[language], oneLine),
    paragraphs: fill(kind.text[language], oneLine).split('\n\n'),
  };
}

function page(language: Language, title: string, parts: string[]): string {
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><body style="margin: 0; background: #f3f5f5"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding: 24px 12px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="${cardStyle}"><tr><td style="${brandStyle}">${brand[language]}</td></tr><tr><td style="padding: 8px 24px 16px">${parts.join('\n')}</td></tr></table></td></tr></table></body></html>`;
}

function factsTable(facts: { name: string; value: string }[]): string {
  const rows = facts.map(
    ({ name, value }) =>
      `<tr><td style="${nameStyle}">${escapeHtml(name)}</td><td style="${valueStyle}">${escapeHtml(withoutLinks(value))}</td></tr>`,
  );
  return `<table cellpadding="0" cellspacing="0" style="margin: 8px 0 16px">${rows.join('')}</table>`;
}

/** The longest bar, px: as wide as a phone leaves room for. */
const LONGEST_BAR = 180;

function barsTable(bars: { name: string; value: number; note?: string }[]): string {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const rows = bars.map(({ name, value, note }) => {
    const width = Math.round((value / most) * LONGEST_BAR);
    const bar = width > 0 ? `<div style="width: ${width}px; height: 14px; background: #0b6e63"></div>` : '';
    return `<tr><td style="${nameStyle}">${escapeHtml(name)}</td><td style="padding: 3px 8px 3px 0">${bar}</td><td style="${valueStyle}">${escapeHtml(note ?? String(value))}</td></tr>`;
  });
  return `<table cellpadding="0" cellspacing="0" style="margin: 8px 0 16px">${rows.join('')}</table>`;
}

const brand: Localized = { ru: 'Складно', en: 'Skladno' };

const repeated: Localized = {
  ru: 'Возможно, вы уже получили это письмо: почтовый сервер не ответил, приняв его, поэтому мы отправляем его ещё раз.',
  en: 'You may have received this email before: the mail server did not say whether it took it, so we are sending it once more.',
};

/** The same email, sent once more because nobody knows whether it arrived: it says so first. */
export function repeatedEmail<Written extends { language: Language; text: string; html: string }>(
  email: Written,
): Written {
  const note = repeated[email.language];
  return {
    ...email,
    text: `${note}\n\n${email.text}`,
    html: email.html.replace(/<body[^>]*>/, (body) => `${body}<p style="${noteStyle}">${note}</p>`),
  };
}

const cardStyle =
  'max-width: 560px; background: #fff; border-radius: 8px; font: 16px/1.5 sans-serif; color: #222; text-align: left';
const brandStyle = 'padding: 16px 24px; border-bottom: 1px solid #e3e7e7; font-weight: bold; color: #0b6e63';
const nameStyle = 'padding: 3px 16px 3px 0; color: #5b636b; vertical-align: top; white-space: nowrap';
const valueStyle = 'padding: 3px 0; vertical-align: top; overflow-wrap: anywhere';
const noteStyle =
  'max-width: 512px; margin: 16px auto; padding: 0 12px; font: 14px/1.5 sans-serif; color: #222';
const buttonStyle =
  'display: inline-block; padding: 10px 20px; border-radius: 6px; background: #0b6e63; color: #fff; text-decoration: none';
const smallStyle = 'font-size: 13px; color: #5b636b; overflow-wrap: anywhere';

function fill(text: string, params: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
