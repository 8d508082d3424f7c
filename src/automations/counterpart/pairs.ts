/** What a document may become in another company, and what its kind can carry there. */
export interface Pair {
  /** Entity codes of MoySklad. */
  source: string;
  target: string;
  /** What the target has beside organization and date; all that is named here is asked of the rule. */
  parties: 'counterparty' | 'stores';
  /** `required`: MoySklad refuses the target without a store (documentation: creation of each document). */
  store: 'required' | 'optional' | 'none';
  /** Lines with goods; payments have a sum in their place. */
  lines: boolean;
  /** Lines with VAT and a discount. */
  taxed: boolean;
  /** The target takes a bundle as it is; else it stands there in its components (17016). */
  bundles: boolean;
  /** The target has a number and a date of the other side: the natural mark of the source. */
  incoming: boolean;
  /** Both sides hold marking codes, and serial numbers, in their lines. */
  codes: boolean;
  serials: boolean;
}

const traded = { parties: 'counterparty', lines: true, taxed: true } as const;

/** By which name a rule knows its pair. */
export const pairs = {
  'demand-supply': {
    ...traded,
    source: 'demand',
    target: 'supply',
    store: 'required',
    bundles: false,
    incoming: true,
    codes: true,
    serials: true,
  },
  'customerorder-customerorder': {
    ...traded,
    source: 'customerorder',
    target: 'customerorder',
    store: 'optional',
    bundles: true,
    incoming: false,
    codes: false,
    serials: false,
  },
  'customerorder-purchaseorder': {
    ...traded,
    source: 'customerorder',
    target: 'purchaseorder',
    store: 'optional',
    bundles: false,
    incoming: false,
    codes: false,
    serials: false,
  },
  'purchaseorder-customerorder': {
    ...traded,
    source: 'purchaseorder',
    target: 'customerorder',
    store: 'optional',
    bundles: true,
    incoming: false,
    codes: false,
    serials: false,
  },
  'supply-demand': {
    ...traded,
    source: 'supply',
    target: 'demand',
    store: 'required',
    bundles: true,
    incoming: false,
    codes: true,
    serials: true,
  },
  'invoiceout-invoicein': {
    ...traded,
    source: 'invoiceout',
    target: 'invoicein',
    store: 'optional',
    bundles: false,
    incoming: true,
    codes: false,
    serials: false,
  },
  'paymentout-paymentin': {
    source: 'paymentout',
    target: 'paymentin',
    parties: 'counterparty',
    store: 'none',
    lines: false,
    taxed: false,
    bundles: false,
    incoming: true,
    codes: false,
    serials: false,
  },
  'salesreturn-purchasereturn': {
    ...traded,
    source: 'salesreturn',
    target: 'purchasereturn',
    store: 'required',
    bundles: false,
    incoming: false,
    codes: false,
    serials: true,
  },
  'purchasereturn-salesreturn': {
    ...traded,
    source: 'purchasereturn',
    target: 'salesreturn',
    store: 'required',
    bundles: true,
    incoming: false,
    codes: false,
    serials: true,
  },
  'move-move': {
    source: 'move',
    target: 'move',
    parties: 'stores',
    store: 'required',
    lines: true,
    taxed: false,
    bundles: false,
    incoming: false,
    codes: false,
    serials: true,
  },
} satisfies Record<string, Pair>;

export type PairName = keyof typeof pairs;
