import type { SourceOption, SourceRow } from '../protocol/index.ts';
import type { MoyskladClient } from './client.ts';
import { archivedConditions, orderBy } from './dictionaries.ts';
import { readStates } from './metadata.ts';

const MOST_OPTIONS = 50;
const states = /^([^/]+)\/metadata\/states$/;

/**
 * Objects for a filter to choose from, archived ones left out; at most 50, in one call.
 * @param path below `/entity/`: `store`, `customentity/<id>`, `customerorder/metadata/states`.
 * @param search words of the name; empty takes the first ones.
 * @throws MoyskladError
 */
export async function readOptions(
  client: MoyskladClient,
  path: string,
  search: string,
): Promise<SourceOption[]> {
  const type = states.exec(path)?.[1];
  if (type) return optionsOf(matching(await readStates(client, type), search));
  const { rows } = await client.list(`/entity/${path}`, {
    limit: MOST_OPTIONS,
    filter: archivedConditions(path, false),
    // What is searched for comes in the order of its relevance.
    ...(search.trim() ? { search: search.trim() } : orderBy(path, 'name')),
  });
  return optionsOf(rows);
}

/** States have no list of their own to search in. */
function matching(rows: { name: string }[], search: string): SourceRow[] {
  const wanted = search.trim().toLowerCase();
  return rows.filter(({ name }) => name.toLowerCase().includes(wanted)).slice(0, MOST_OPTIONS);
}

function optionsOf(rows: SourceRow[]): SourceOption[] {
  return rows.flatMap(({ id, name, meta }) => {
    const { href, type } = (meta ?? {}) as { href?: unknown; type?: unknown };
    const whole = typeof name === 'string' && typeof href === 'string' && typeof type === 'string';
    return whole && id ? [{ type, id, name, href }] : [];
  });
}
