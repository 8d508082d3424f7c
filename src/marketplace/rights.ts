import { z } from 'zod';
import { wantedPermissions } from '../catalogue/index.ts';

/** That MoySklad tells us of changes at once: only of our own subscriptions (documentation: Vendor API, descriptor, permissions). */
const WEBHOOKS = 'useOwnWebhooks';
/** Rights that hold another one. */
const GREATER: Record<string, string> = { [WEBHOOKS]: 'useAllWebhooks' };

/** The rights that the application asks for when it is installed, by the tags of the descriptor; objects are only viewed. */
export const wantedRights = (): string[] => [...wantedPermissions(), WEBHOOKS];

const storedSchema = z.array(
  z.looseObject({
    scope: z.array(z.string()),
    permissions: z.record(z.string(), z.unknown()).optional(),
  }),
);
const levelsSchema = z.looseObject({ view: z.string().optional() });

/**
 * Of the rights that the application asks for today, those that an installation has not: it was installed when fewer were asked for.
 * @param access as MoySklad told it. @returns tags; none where the token may do everything, or nothing is known.
 */
export function missingRights(access: unknown): string[] {
  const known = storedSchema.safeParse(access).data ?? [];
  if (known.length === 0 || known.some(({ scope }) => scope.includes('admin'))) return [];
  const granted = new Set<string>();
  for (const { permissions = {} } of known)
    for (const [tag, value] of Object.entries(permissions)) {
      const { view } = levelsSchema.safeParse(value).data ?? {};
      if (value === true || (view !== undefined && view !== 'NO')) granted.add(tag.toLowerCase());
    }
  const has = (tag: string | undefined) => tag !== undefined && granted.has(tag.toLowerCase());
  return wantedRights().filter((tag) => !has(tag) && !has(GREATER[tag]));
}
