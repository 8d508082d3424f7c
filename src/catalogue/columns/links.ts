import type { Link } from '../../protocol/index.ts';

const ENTITY = '/entity/';
const UUID_LENGTH = 36;

/** The parts of `…/entity/<path>/<uuid>[?…]`, by position: this is asked for every link of every row. */
function partsOf(href: string): { path: string; id: string } | null {
  const query = href.indexOf('?');
  const end = query < 0 ? href.length : query;
  const from = href.indexOf(ENTITY) + ENTITY.length;
  const slash = end - UUID_LENGTH - 1;
  if (from < ENTITY.length || slash <= from || href[slash] !== '/') return null;
  return isUuidAt(href, slash + 1) ? { path: href.slice(from, slash), id: href.slice(slash + 1, end) } : null;
}

function isUuidAt(text: string, at: number): boolean {
  for (let i = 0; i < UUID_LENGTH; i++) {
    const code = text.charCodeAt(at + i);
    if (i === 8 || i === 13 || i === 18 || i === 23) {
      if (code !== 45) return false;
    } else if (!((code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 102))) return false;
  }
  return true;
}

type Meta = { href?: unknown; type?: unknown };

/** The object behind `{meta: {href, type}}`, with its name where the answer holds it; some answers hold the bare meta. */
export function linkIn(value: unknown): Link | null {
  if (typeof value !== 'object' || value === null) return null;
  const { name, meta = value as Meta } = value as { name?: unknown; meta?: Meta };
  if (typeof meta.href !== 'string' || typeof meta.type !== 'string') return null;
  const parts = partsOf(meta.href);
  if (!parts) return null;
  const link: Link = { type: meta.type, id: parts.id };
  if (typeof name === 'string') link.name = name;
  if (parts.path !== meta.type) link.path = parts.path;
  return link;
}

/** Links that are remembered at once, a power of two. */
const REMEMBERED = 16_384;

/**
 * `linkIn` that remembers: the documents of a company link to the same organizations, stores and customers again and again,
 * and taking an address apart costs more than finding it. Each address has one place; a newer one takes it over.
 */
export function openLinks(): typeof linkIn {
  const hrefs: string[] = new Array(REMEMBERED).fill('');
  const links: (Link | null)[] = new Array(REMEMBERED).fill(null);
  return (value) => {
    const { meta, name } = (value ?? {}) as { meta?: Meta; name?: unknown };
    const href = meta?.href;
    // An answer that tells the name tells it anew each time.
    if (typeof href !== 'string' || name !== undefined) return linkIn(value);
    const place = placeOf(href);
    const known = links[place];
    if (known && hrefs[place] === href && known.type === meta?.type) return known;
    const link = linkIn(value);
    if (!link) return null;
    hrefs[place] = href;
    // An id cut out of an address is found more slowly than one of its own.
    links[place] = { ...link, id: Buffer.from(link.id, 'latin1').toString('latin1') };
    return links[place];
  };
}

/** By the first digits of the id, which differ most (they are a time). */
function placeOf(href: string): number {
  let place = 0;
  const from = Math.max(0, href.length - UUID_LENGTH);
  for (let i = from; i < from + 8 && i < href.length; i++) place = (place * 31 + href.charCodeAt(i)) | 0;
  return place & (REMEMBERED - 1);
}
