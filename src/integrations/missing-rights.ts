import { titleOfRight } from '../moysklad/index.ts';
import type { Localized } from '../platform/problems.ts';
import type { Integration, Missing } from './schema.ts';

/** What an exporter needs, by the tags of MoySklad's rights. */
export interface Need {
  key: string;
  title: Localized;
  permissions: string[];
}

/**
 * The rights that a MoySklad account lacks, those of the company's own exports first. Nothing where the account does not tell
 * its rights, or is an administrator's.
 * @param used keys of the exporters that work through it.
 */
export function missingRights(
  { provider, details }: Integration,
  needs: Need[],
  used: ReadonlySet<string>,
): Missing {
  if (provider !== 'moysklad' || details.admin || !details.rights) return [];
  const has = new Set(details.rights);
  const missing = new Map<string, Need[]>();
  for (const need of needs) {
    for (const permission of need.permissions) {
      if (!has.has(permission)) missing.set(permission, [...(missing.get(permission) ?? []), need]);
    }
  }
  return [...missing]
    .map(([permission, exporters]) => ({
      permission,
      title: titleOfRight(permission),
      exporters: exporters.map(({ key, title }) => ({ key, title })),
      wanted: exporters.some(({ key }) => used.has(key)),
    }))
    .sort((a, b) => Number(b.wanted) - Number(a.wanted));
}
