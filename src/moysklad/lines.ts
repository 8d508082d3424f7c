import type { SourceRow } from '../protocol/index.ts';
import type { MoyskladClient } from './client.ts';
import { pathOfHref } from './hrefs.ts';
import { PAGE_ROWS } from './pages.ts';

/** The greatest limit with which links are opened (documentation: expand). */
export const OPENED_ROWS = 100;

/** How often the lines of a document that keep changing are read anew; a change brings the document again anyway. */
const TRIES = 3;

/** A nested collection as it stands in its document: a link with a size, and the rows that came along. */
interface Collection {
  meta?: { href?: string; size?: number };
  rows?: SourceRow[];
}

/**
 * Completes the lines of these documents where an answer brought fewer than there are, in place.
 * @param field the collection's name (`positions`).
 * @param links what is to be opened in the lines (`assortment`): in pages of 100, which costs about as many calls as
 *   bare lines in pages of 1000 and their names by 150 ids; without links to open pages have 1000.
 */
export async function completeLines(
  client: Pick<MoyskladClient, 'list'>,
  documents: SourceRow[],
  field: string,
  links: string[],
): Promise<void> {
  await Promise.all(
    documents.map(async (document) => {
      const lines = (document[field] ?? {}) as Collection;
      const { href = '', size = 0 } = lines.meta ?? {};
      const path = pathOfHref(href, 'entity');
      if (path === null || size <= (lines.rows?.length ?? 0)) return;
      document[field] = { ...lines, rows: await readLines(client, path, lines, links) };
    }),
  );
}

/**
 * Reads on after the lines that came with the document, one overlapping; where size or overlap tell that the lines
 * have changed meanwhile, all of them are read anew.
 */
async function readLines(
  client: Pick<MoyskladClient, 'list'>,
  path: string,
  known: Collection,
  links: string[],
): Promise<SourceRow[]> {
  const limit = links.length > 0 ? OPENED_ROWS : PAGE_ROWS;
  let lines = known.rows ?? [];
  let size = known.meta?.size ?? 0;
  for (let changes = 0; ; ) {
    const last = lines.at(-1);
    const offset = Math.max(0, lines.length - 1);
    const page = await client.list(path, { expand: links, limit, offset });
    const same = page.meta.size === size && (!last || page.rows[0]?.id === last.id);
    if (same || changes === TRIES) {
      lines = [...lines.slice(0, offset), ...page.rows];
    } else {
      changes += 1;
      size = page.meta.size;
      if (offset > 0) {
        lines = [];
        continue;
      }
      lines = page.rows;
    }
    if (page.rows.length < limit || lines.length >= size) return lines;
  }
}
