/** Names of one account's objects that were learnt at about the same time. */
export class KnownNames {
  /** When the first of them was learnt, ms. */
  readonly since: number;
  /** Lists whose first page has been read. */
  readonly dictionaries = new Set<string>();
  /** Lists of which some object is known, with the type of their objects. */
  readonly lists = new Map<string, string>();
  size = 0;
  readonly #types = new Map<string, Map<string, string | null>>();

  constructor(since: number) {
    this.since = since;
  }

  /** Null when MoySklad does not show the object; undefined when its name was never asked for. */
  get(type: string, id: string): string | null | undefined {
    return this.#types.get(type)?.get(id);
  }

  /** Forgets a list: its objects are asked for anew. */
  forget(path: string): void {
    const type = this.lists.get(path);
    if (type === undefined) return;
    this.size -= this.#types.get(type)?.size ?? 0;
    this.#types.delete(type);
    // Another list of the same type (custom dictionaries) lost its names, too.
    for (const [other, itsType] of this.lists) if (itsType === type) this.dictionaries.delete(other);
  }

  set(type: string, id: string, name: string | null): void {
    let names = this.#types.get(type);
    if (!names) {
      names = new Map();
      this.#types.set(type, names);
    }
    const { size } = names;
    names.set(names.has(id) ? id : standalone(id), name);
    this.size += names.size - size;
  }
}

/** An id cut out of a link holds on to the whole link; this copy does not. */
function standalone(id: string): string {
  return Buffer.from(id, 'latin1').toString('latin1');
}

/** Keeps names between the runs of one process. */
export interface NamesMemory {
  /** The names to use, and to add to, for as long as a run lasts. */
  of(account: string): KnownNames;
  /** Lets go what is too old or too much; to be called when a run ends. */
  trim(): void;
}

/**
 * Opens a memory of names for one process, so that several exports of one company do not ask for the same dictionary
 * again and again. A name takes about 150 bytes.
 * @param options.most names kept; those of the accounts learnt longest ago go first.
 * @param options.forMs how long after its learning a name may serve a run that begins.
 */
export function openNamesMemory({
  most = 200_000,
  forMs = 5 * 60_000,
  now = Date.now,
}: {
  most?: number;
  forMs?: number;
  now?: () => number;
} = {}): NamesMemory {
  const accounts = new Map<string, KnownNames>(); // in the order of their learning

  const trim = () => {
    let kept = [...accounts.values()].reduce((sum, { size }) => sum + size, 0);
    for (const [account, names] of accounts) {
      if (kept <= most && now() - names.since <= forMs) return;
      accounts.delete(account);
      kept -= names.size;
    }
  };
  return {
    trim,
    of(account) {
      trim();
      const names = accounts.get(account) ?? new KnownNames(now());
      accounts.set(account, names);
      return names;
    },
  };
}
