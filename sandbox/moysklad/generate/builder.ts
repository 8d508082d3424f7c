import type { Fields, Ref } from '../rows.ts';
import type { Store } from '../store.ts';
import type { Dice } from './dice.ts';

/** Adds objects to a store, sharing what every object of an account has. */
export class Builder {
  readonly store: Store;
  readonly dice: Dice;

  constructor(store: Store, dice: Dice) {
    this.store = store;
    this.dice = dice;
  }

  /** Adds one object of an entity type, or of `customentity/<id>`. */
  add(type: string, fields: Fields, id = this.dice.uuid()): Ref {
    return this.put(type.split('/')[0] as string, `entity/${type}`, id, {
      accountId: this.store.accountId,
      ...fields,
    });
  }

  /** Adds an object that lives in another folder, such as a state. */
  put(metaType: string, folder: string, id: string, fields: Fields): Ref {
    const ref = this.store.ref(metaType, folder, id);
    this.store.add(ref, this.dice.roll(), fields);
    return ref;
  }

  /** Links to all live objects of a type. */
  refs(type: string): Ref[] {
    return Array.from(this.store.collection(`entity/${type}`).live(), (row) => row.ref);
  }

  /** The fields every owned object carries. */
  owned(): Fields {
    return {
      owner: this.dice.pick(this.refs('employee')),
      shared: this.dice.chance(0.2),
      group: this.dice.pick(this.refs('group')),
      updated: this.dice.moment(this.dice.first, this.dice.last),
      externalCode: this.dice.code(),
    };
  }
}
