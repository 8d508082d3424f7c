import type { Source } from '../protocol/index.ts';
import type { MoyskladClient } from './client.ts';
import { archivedConditions, tellsChanges } from './dictionaries.ts';
import { MoyskladError, moyskladProblems } from './errors.ts';
import { facts } from './facts.ts';
import { PAGE_ROWS } from './pages.ts';
import { CLOCKS_MS, moscowMoment, nameOf } from './references.ts';

/**
 * Objects of a list that may have got another name since (see `Source.namedSince`). What was changed shortly before comes, too: clocks
 * differ, and a bulk change stamps its objects with the time when it began.
 * @throws MoyskladError, unless the token may not see the list.
 */
export async function readNamedSince(
  client: Pick<MoyskladClient, 'list'>,
  list: string,
  since: Date,
  most: number,
): ReturnType<Source['namedSince']> {
  const whole = !tellsChanges(list);
  const from = moscowMoment(since.getTime() - CLOCKS_MS - facts.bulkChangeMs);
  const filter = [...archivedConditions(list, true), ...(whole ? [] : [`updated>=${from}`])];
  try {
    const { rows, meta } = await client.list(`/entity/${list}`, { filter, limit: whole ? PAGE_ROWS : most });
    if (meta.size > rows.length) return null;
    const objects = rows.flatMap((row) => (row.id ? [{ id: row.id, name: nameOf(row) ?? '' }] : []));
    return { whole, objects };
  } catch (error) {
    if (!(error instanceof MoyskladError) || error.kind !== moyskladProblems.forbidden) throw error;
    return { whole, objects: [] };
  }
}
