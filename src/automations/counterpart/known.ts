/** What a rule has to know of the other company before it makes a document there; ids are of that company. */
export interface Known {
  /** By the id that the good has at the source: whose good is whose. */
  goods: Map<string, Found>;
  /** Percents of its VAT dictionary that are not archived. */
  vatRates: Set<number>;
  /** The currency of the source's document there; null: it has none of this code. */
  currency: { id: string; main: boolean } | null;
}

/** The good there, how many fit equally well, or none: whoever reads it asks, and does not guess. */
export type Found = { good: Good } | { several: number } | null;

export interface Good {
  id: string;
  /** Entity code: product, variant, service, bundle. */
  type: string;
  /** By the price type's id, minor units. */
  prices: Map<string, number>;
  packs: { id: string; quantity: number }[];
  /** Serial numbers are kept of it. */
  serial: boolean;
  /** It is sold by marking codes. */
  marked: boolean;
  /** What a bundle consists of: how many in one, and what each costs by itself, minor units. */
  components: { good: Good; quantity: number; price: number }[];
}
