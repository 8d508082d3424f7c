import type { Ref } from '../rows.ts';
import type { Builder } from './builder.ts';

/** Links to the objects of an account, looked up once per type. */
export class Choices {
  readonly #builder: Builder;
  readonly #known = new Map<string, Ref[]>();

  constructor(builder: Builder) {
    this.#builder = builder;
  }

  /** All live objects of a type; `states/<type>` names the states of one. */
  of(type: string): Ref[] {
    let refs = this.#known.get(type);
    if (!refs) {
      refs = Array.from(this.#builder.store.collection(folderOf(type)).live(), (row) => row.ref);
      this.#known.set(type, refs);
    }
    return refs;
  }

  /** One of them; undefined when there are none. */
  pick(type: string): Ref | undefined {
    const refs = this.of(type);
    return refs.length > 0 ? this.#builder.dice.pick(refs) : undefined;
  }

  /** One object of one of these types, as far as there are any. */
  pickFrom(types: readonly string[]): Ref | undefined {
    const filled = types.filter((type) => this.of(type).length > 0);
    return filled.length > 0 ? this.pick(this.#builder.dice.pick(filled)) : undefined;
  }
}

function folderOf(type: string): string {
  if (type === 'pricetype') return 'context/companysettings/pricetype';
  return type.startsWith('states/')
    ? `entity/${type.slice('states/'.length)}/metadata/states`
    : `entity/${type}`;
}
