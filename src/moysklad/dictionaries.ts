/** Lists that hide archived objects unless both values are asked for (documentation: filters; field tables). */
const archivable = new Set([
  'assortment',
  'bundle',
  'consignment',
  'contract',
  'counterparty',
  'currency',
  'employee',
  'organization',
  'processingplan',
  'processingprocess',
  'processingstage',
  'product',
  'productfolder',
  'project',
  'saleschannel',
  'service',
  'store',
  'taxrate',
  'variant',
]);

/** Absent from the documentation's table of sorting. */
const unsortable = new Set([
  'bonusprogram',
  'bonustransaction',
  'contentcard',
  'customentity',
  'discount',
  'processingplanfolder',
  'processingprocess',
  'processingstage',
  'region',
  'role',
  'saleschannel',
  'taxrate',
  'thing',
]);
/** Sorted, but not by these fields. */
const sortedOtherwise: Record<string, string[]> = { id: ['assortment'], name: ['group', 'task'] };

/** A custom dictionary has the rules of its kind; what lies inside an object (`store/<id>/slots`) has none of these. */
const typeOf = (path: string): string => (path.startsWith('customentity/') ? 'customentity' : path);

/** Conditions for archived objects of a list to come too, or not to come. */
export function archivedConditions(path: string, wanted: boolean): string[] {
  if (!archivable.has(typeOf(path))) return [];
  return wanted ? ['archived=true', 'archived=false'] : ['archived=false'];
}

/** Lists that cannot be filtered by `updated` (documentation: field tables). */
const withoutChanges = new Set([
  'currency',
  'group',
  'role',
  'discount',
  'bonusprogram',
  'taxrate',
  'assortment',
]);

/** Whether a list can be asked for what changed since a moment. */
export function tellsChanges(path: string): boolean {
  const type = typeOf(path);
  return !type.includes('/') && !withoutChanges.has(type);
}

/** The parameter that sorts a list, where it can be sorted so. */
export function orderBy(path: string, field: 'id' | 'name'): { order?: string } {
  const type = typeOf(path);
  if (type.includes('/') || unsortable.has(type) || sortedOtherwise[field]?.includes(type)) return {};
  return { order: `${field},asc` };
}
