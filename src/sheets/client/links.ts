/** Whose links are meant when nothing else is said: Google's own. */
const googleHosts = ['docs.google.com', 'drive.google.com'];

/** Google Workspace puts the company's domain in front, several accounts in one browser their number. */
const spreadsheetPath =
  /^(?:\/a\/[^/]+)?(?:\/u\/\d+)?\/(?:spreadsheets|file)(?:\/u\/\d+)?\/d\/([\w-]{10,})(?![\w-])/;
/** Older links, and those of Drive's own menu, name the file in the query. */
const queryPath = /^(?:\/a\/[^/]+)?(?:\/u\/\d+)?\/(?:spreadsheets?\/ccc|open|uc)$/;

/** Nobody has typed these: they come along when a text is copied. */
const invisible = /[\u200b-\u200f\u2060\ufeff]/g;
/** Ids are made with 44 letters; a shorter one may have been broken by a space or a line's end. */
const WHOLE_ID = 40;

/**
 * The id in a pasted link to a spreadsheet, or the text itself when it looks like an id; null otherwise. Only the id is
 * used: nothing is ever fetched from the host of a link.
 * @param others hosts that take the place of Google's own.
 */
export function spreadsheetIdOf(text: string, others: readonly string[] = []): string | null {
  const plain = text.replace(invisible, '').trim();
  if (/^[\w-]{10,}$/.test(plain)) return plain;
  const hosts = [...googleHosts, ...others];
  const [, link = plain] = /(https?:\/\/.*)/is.exec(plain) ?? [];
  const first = idInLink(link.split(/\s/, 1)[0] ?? '', hosts);
  if (first && first.length >= WHOLE_ID) return first;
  return idInLink(link.replace(/\s/g, ''), hosts) ?? first;
}

function idInLink(text: string, hosts: readonly string[]): string | null {
  const bare = text.replace(/^[<«"'`(]+/, '');
  const link = URL.parse(/^\w+:\/\//.test(bare) ? bare : `https://${bare}`);
  if (!link || !hosts.includes(link.host)) return null;
  const inPath = spreadsheetPath.exec(link.pathname)?.[1];
  if (inPath) return inPath;
  const inQuery = link.searchParams.get('key') ?? link.searchParams.get('id') ?? '';
  return queryPath.test(link.pathname) && /^[\w-]{10,}$/.test(inQuery) ? inQuery : null;
}
