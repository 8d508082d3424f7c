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

/**
 * An email in words: plain text, and the same as simple HTML. What is filled in is somebody's own text: it cannot become markup,
 * another header, another line of the subject, or a link beside ours.
 * @param url where the button leads; in the plain text it stands in full.
 */
export function renderEmail(
  kind: EmailKind,
  language: Language,
  params: Record<string, string>,
  url?: string,
): { subject: string; text: string; html: string } {
  const oneLine = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      withoutLinks(value, { emails: kind.mayHoldAddress?.includes(name) ?? false }),
    ]),
  );
  const subject = fill(kind.subject[language], oneLine);
  const paragraphs = fill(kind.text[language], oneLine).split('\n\n');
  const button = kind.button?.[language];
  const text = [
    ...paragraphs,
    ...(url ? [button ? `${button}: ${url}` : url] : []),
    `-- \n${footer[language]}`,
  ];
  const html = [
    ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`),
    ...(url
      ? [
          `<p><a href="${escapeHtml(url)}" style="${buttonStyle}">${escapeHtml(button ?? url)}</a></p>`,
          `<p style="${smallStyle}">${escapeHtml(url)}</p>`,
        ]
      : []),
    `<p style="${smallStyle}">${escapeHtml(footer[language])}</p>`,
  ];
  return {
    subject,
    text: text.join('\n\n'),
    html: `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${escapeHtml(subject)}</title><body style="${bodyStyle}">${html.join('\n')}</body></html>`,
  };
}

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
    html: email.html.replace(/<body[^>]*>/, (body) => `${body}<p style="${smallStyle}">${note}</p>`),
  };
}

const bodyStyle =
  'font: 16px/1.5 sans-serif; color: #222; max-width: 560px; margin: 24px auto; padding: 0 16px';
const buttonStyle =
  'display: inline-block; padding: 10px 20px; border-radius: 6px; background: #0b6e63; color: #fff; text-decoration: none';
const smallStyle = 'font-size: 13px; color: #5b636b; overflow-wrap: anywhere';

function fill(text: string, params: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
