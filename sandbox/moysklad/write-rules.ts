/**
 * What may be written of each type and what must be there (create sections and field tables of the type's own page). A type that is
 * not here cannot be written through the API.
 */
export interface WriteRule {
  /** Fields that are ignored in a body. */
  readOnly: ReadonlySet<string>;
  /** Fields that cannot be absent or empty. */
  required: readonly string[];
  /** Fields that a posted document cannot be without. */
  whenPosted: readonly string[];
  /** A bundle is refused in its lines (error 17016). */
  noBundles: boolean;
  /** Prices of its lines are raised to the minimum price where the company wants that (company settings page). */
  sale: boolean;
}

const words = (list: string): string[] => list.split(' ').filter(Boolean);
const DOCUMENT = 'accountId created deleted id printed published sum updated vatSum';
const GOODS = 'accountId effectiveVat effectiveVatEnabled id pathName updated';

function rule(
  readOnly: string,
  required: string,
  more: { whenPosted?: string; noBundles?: boolean; sale?: boolean } = {},
): WriteRule {
  const { whenPosted = '', noBundles = false, sale = false } = more;
  return {
    readOnly: new Set(words(readOnly)),
    required: words(required),
    whenPosted: words(whenPosted),
    noBundles,
    sale,
  };
}

const RULES: Readonly<Record<string, WriteRule>> = {
  customerorder: rule(`${DOCUMENT} invoicedSum payedSum reservedSum shippedSum`, 'organization agent', {
    sale: true,
  }),
  purchaseorder: rule(`${DOCUMENT} invoicedSum payedSum shippedSum`, 'organization agent', {
    noBundles: true,
  }),
  demand: rule(`${DOCUMENT} payedSum`, 'organization agent', { whenPosted: 'store', sale: true }),
  supply: rule(`${DOCUMENT} payedSum`, 'organization agent store', { noBundles: true }),
  salesreturn: rule(DOCUMENT, 'organization store agent'),
  purchasereturn: rule(DOCUMENT, 'organization store agent', { noBundles: true }),
  // The field tables do not ask for the name, the create sections do.
  invoiceout: rule(`${DOCUMENT} payedSum shippedSum`, 'name organization agent', { sale: true }),
  invoicein: rule(`${DOCUMENT} payedSum shippedSum`, 'name organization agent', { noBundles: true }),
  paymentin: rule('accountId created deleted id printed published updated', 'organization agent'),
  paymentout: rule(
    'accountId created deleted id printed published updated',
    'organization agent expenseItem',
  ),
  cashin: rule('accountId created deleted id printed published updated', 'organization agent'),
  cashout: rule('accountId created deleted id printed published updated', 'organization agent expenseItem'),
  move: rule(`${DOCUMENT} demand supply`, 'organization sourceStore targetStore', { noBundles: true }),
  product: rule(`${GOODS} variantsCount`, 'name'),
  service: rule(GOODS, 'name'),
  bundle: rule(GOODS, 'name'),
  productfolder: rule(`${GOODS} archived`, 'name'),
  counterparty: rule('accountId bonusPoints created id salesAmount updated', 'name'),
};

/** The rule of a type; undefined for one that callers cannot write. */
export function writeRule(type: string): WriteRule | undefined {
  return RULES[type];
}

/** Whether the sandbox lets callers write this type. */
export function isWritable(type: string): boolean {
  return type in RULES;
}
