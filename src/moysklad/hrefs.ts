/** The id at the end of a link's href; null when there is none. */
export function idOfHref(href: string): string | null {
  const path = href.split('?')[0] ?? href;
  return /([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i.exec(path)?.[1] ?? null;
}

/**
 * The path below the API's root of an address that MoySklad printed: calls go to the root we were given and to no
 * other, for they carry the token. Null when the address holds no such path.
 * @param root the path's first step: `entity`, `async`.
 */
export function pathOfHref(href: string, root: 'entity' | 'async'): string | null {
  const path = href.split('?')[0] ?? href;
  const start = path.indexOf(`/${root}/`);
  return start < 0 ? null : path.slice(start);
}
