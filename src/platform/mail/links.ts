import { cutText, shorten } from '../text.ts';

/**
 * What a mail program turns into something to click on: an address with a scheme or `www.`, a domain name with a Latin ending or one
 * of those in Cyrillic (iana.org/domains/root/db), with or without a path, an IP address, an email address.
 */
const email = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu;
const address = /(?:\b[a-z][a-z0-9+.-]{0,20}:\/\/|\bwww\.|\bmailto:|\btel:)\S*/giu;
const domain =
  /(?<![\p{L}\p{N}@])(?:[\p{L}\p{N}-]{1,63}\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{1,59}|рф|рус|дети|москва|онлайн|сайт|орг|ком|католик|бел|срб|укр|қаз|бг|мкд|мон|ею)(?![\p{L}\p{N}])(?:[/:?#]\S*)?/giu;
const ip = /\b\d{1,3}(?:\.\d{1,3}){3}\b(?:[/:]\S*)?/gu;
/** Signs that a browser takes for the dot of a domain (unicode.org/reports/tr46), and those that are not seen. */
const dots = /[\u3002\uff0e\uff61\u2024]/gu;
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** UTF-16 units; a name is shorter, and longer texts would take long. */
export const MOST = 200;

/** Whether a text has something to click on in it, or signs that are not seen. */
export function hasLinks(text: string): boolean {
  const begin = cutText(text, MOST);
  return withoutLinks(begin) !== begin.trim();
}

/** Whether a text has signs that break a line, turn it round or are not seen. */
export function hasUnseen(text: string): boolean {
  return text.replace(unseen, '') !== text;
}

/**
 * A text of a person's own with nothing to click on: each link is `…`, signs that are not seen are spaces, what is overlong is cut.
 * @param options.emails email addresses stay: where they say whose account is meant.
 */
export function withoutLinks(text: string, options: { emails?: boolean } = {}): string {
  const plain = shorten(text, MOST).replace(unseen, ' ').replace(dots, '.').replace(address, '…');
  if (options.emails) return plain.trim();
  return plain.replace(email, '…').replace(domain, '…').replace(ip, '…').trim();
}
