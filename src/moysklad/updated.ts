import { z } from 'zod';
import type { MoyskladClient } from './client.ts';

const objectSchema = z.looseObject({ updated: z.string().optional() });

/**
 * When an object was last changed, by Moscow's clock as MoySklad tells it; null where objects of the type tell no such moment.
 * @param id of the API or of the interface: from the latter MoySklad leads on by a redirect (Vendor API, widgets: Open).
 * @throws MoyskladError, also when there is no such object.
 */
export async function readUpdated(client: MoyskladClient, type: string, id: string): Promise<Date | null> {
  const path = `/entity/${encodeURIComponent(type)}/${encodeURIComponent(id)}`;
  const { updated } = await client.get(path, objectSchema);
  if (updated === undefined) return null;
  const moment = new Date(`${updated.replace(' ', 'T')}+03:00`);
  return Number.isNaN(moment.getTime()) ? null : moment;
}
