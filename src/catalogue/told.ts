import type { SourceChange } from '../platform/events/events.ts';
import type { Exporter } from './exporter.ts';

/** A kind of change that MoySklad tells of. */
export type Told = Pick<SourceChange, 'entity' | 'action'>;

/** What the list of the assortment is made of (documentation: assortment). */
export const goods = ['product', 'service', 'bundle', 'variant', 'consignment'];
/** Of these MoySklad tells nothing (documentation: webhooks, types of entities). */
const untold = new Set(['discount']);

/**
 * The changes of which MoySklad tells that change an exporter's own rows, as its reading says: those of the entity it lists, and of
 * the stock for a short report on stock. Other reports are reckoned from much that changes without a word: none.
 */
export function changesTold({ reading: { path } }: Pick<Exporter, 'reading'>): Told[] {
  const stock = /^\/report\/stock\/(all|bystore)\/current$/.exec(path)?.[1] as 'all' | 'bystore' | undefined;
  if (stock) return [{ entity: 'stock', action: stock }];
  const entity = /^\/entity\/(\w+)/.exec(path)?.[1];
  if (!entity || untold.has(entity)) return [];
  const entities = entity === 'assortment' ? goods : [entity];
  return entities.flatMap((each) =>
    (['CREATE', 'UPDATE', 'DELETE'] as const).map((action) => ({ entity: each, action })),
  );
}
