import { Ref, type Row, text } from './rows.ts';
import type { Store } from './store.ts';

/** Types whose objects say in which group of goods they are. */
const IN_GROUPS = ['productfolder', 'product', 'service', 'bundle'];

/** Where objects of a group stand: its own path and name. */
export function pathIn({ fields }: Row): string {
  return fields.pathName ? `${fields.pathName}/${fields.name}` : text(fields.name);
}

/**
 * A group of goods has another name or place: so have the paths of all that is in it and in the groups below. `updated` of these stays,
 * and nobody is told: neither is documented.
 */
export function followGroup(store: Store, group: Row): void {
  const pathName = pathIn(group);
  for (const type of IN_GROUPS) {
    const collection = store.collection(`entity/${type}`);
    for (const row of [...collection.all()]) {
      const { productFolder } = row.fields;
      if (!(productFolder instanceof Ref) || productFolder.id !== group.ref.id) continue;
      collection.change(row, () => Object.assign(row.fields, { pathName }));
      if (type === 'productfolder') followGroup(store, row);
    }
  }
}
