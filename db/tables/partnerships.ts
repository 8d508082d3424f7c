import type { ColumnType, Generated } from 'kysely';

/** What keeps a side of a partnership from acting: its company is closed, or its account of MoySklad is to be connected. */
export type PartnershipTrouble = 'closed' | 'account';

/** Types of documents that a partner's rules may make, by MoySklad's codes. */
export type PartnerDocument =
  | 'customerorder'
  | 'purchaseorder'
  | 'demand'
  | 'supply'
  | 'salesreturn'
  | 'purchasereturn'
  | 'invoicein'
  | 'paymentin'
  | 'move';

interface Chosen {
  id: string;
  name: string;
}

/** What a company lets its partner's rules make. */
export interface StoredConsent {
  types: PartnerDocument[];
  organization: Chosen;
  store: Chosen | null;
  /** Stands for the partner. */
  counterparty: Chosen;
  posting: 'drafts' | 'posted';
  documentsADay: number;
  /** Minor units of the account's currency. */
  sumADay: number;
}

export interface PartnershipInvitationsTable {
  id: Generated<string>;
  company_id: string;
  name: string;
  code_hash: string;
  invited_by: string | null;
  expires_at: Date;
  created_at: Generated<Date>;
}

type Json<T> = ColumnType<T, string, string>;

export interface PartnershipsTable {
  company_id: string;
  id: string;
  partner_id: string;
  partner_name: string;
  consent: Json<StoredConsent> | null;
  integration_id: string | null;
  partner_consent: Json<StoredConsent> | null;
  paused_at: Date | null;
  partner_paused_at: Date | null;
  trouble: PartnershipTrouble | null;
  partner_trouble: PartnershipTrouble | null;
  ended_at: Date | null;
  ended_by: 'us' | 'partner' | 'erased' | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export type PartnershipEventKind =
  | 'made'
  | 'consent-given'
  | 'consent-changed'
  | 'consent-withdrawn'
  | 'paused'
  | 'resumed'
  | 'stopped'
  | 'well'
  | 'ended'
  | 'erased';

/** `trouble` of `stopped`; `changed` of `consent-changed`: names of the fields. */
export interface PartnershipEventDetails {
  trouble?: PartnershipTrouble;
  changed?: string[];
}

export interface PartnershipEventsTable {
  company_id: string;
  id: string;
  partnership_id: string;
  what: PartnershipEventKind;
  mine: boolean;
  person: string | null;
  details: Json<PartnershipEventDetails>;
  happened_at: Generated<Date>;
}

export interface PartnershipUsesTable {
  company_id: string;
  partnership_id: string;
  holder: string;
  day: ColumnType<string, string, never>;
  sum: ColumnType<string, number, never>;
  taken_at: Generated<Date>;
}
