import type { PartnerConsent, PartnerConsentInput, PartnerDocument } from '../../api/partnerships.ts';
import { allOf } from '../../shared/allOf.ts';

/** Documents that a partner's rules may make, in the order people think of them. */
export const DOCUMENTS = allOf<PartnerDocument>()([
  'customerorder',
  'purchaseorder',
  'supply',
  'demand',
  'invoicein',
  'paymentin',
  'purchasereturn',
  'salesreturn',
  'move',
]);
const NEED_STORE: readonly PartnerDocument[] = ['supply', 'demand', 'purchasereturn', 'salesreturn', 'move'];
const MINOR_UNITS = 100;

export interface Chosen {
  id: string;
  name: string;
}

/** The terms as they stand in the form: complete or not yet. */
export interface EnteredTerms {
  types: PartnerDocument[];
  organization: Chosen | null;
  store: Chosen | null;
  counterparty: Chosen | null;
  posting: PartnerConsent['posting'];
  documents: number | null;
  /** In units of the currency. */
  sum: number | null;
  /** The account, where there are several. */
  moysklad: string | null;
}

export const noTerms: EnteredTerms = {
  types: [],
  organization: null,
  store: null,
  counterparty: null,
  posting: 'drafts',
  documents: 50,
  sum: 500_000,
  moysklad: null,
};

export const entered = (
  consent: PartnerConsent & { moyskladIntegrationId: string | null },
): EnteredTerms => ({
  types: consent.types,
  organization: consent.organization,
  store: consent.store,
  counterparty: consent.counterparty,
  posting: consent.posting,
  documents: consent.documentsADay,
  sum: inUnits(consent.sumADay),
  moysklad: consent.moyskladIntegrationId,
});

export const inUnits = (minor: number) => minor / MINOR_UNITS;

export const needsStore = ({ types }: EnteredTerms) => types.some((type) => NEED_STORE.includes(type));

/** The terms as the server takes them; null: something is missing. @param account of MoySklad, where there are several */
export function complete(terms: EnteredTerms, account: string | undefined): PartnerConsentInput | null {
  const { types, organization, store, counterparty, posting, documents, sum } = terms;
  if (types.length === 0 || !organization || !counterparty || (!store && needsStore(terms))) return null;
  if (!documents || !sum) return null;
  return {
    ...{ types, organization, store, counterparty, posting, documentsADay: documents },
    sumADay: Math.round(sum * MINOR_UNITS),
    ...(account !== undefined && { moyskladIntegrationId: account }),
  };
}
