import type { Generated } from 'kysely';

export interface PlanLimitsTable {
  plan: string;
  metric: string;
  /** A bigint: PostgreSQL's driver answers it as text. */
  soft: string | number | null;
  hard: string | number | null;
}

export interface CompanyPlansTable {
  company_id: string;
  plan: Generated<string>;
  why: Generated<'trial' | 'paid' | 'override' | 'none'>;
  since: Generated<Date>;
  time_zone: Generated<string>;
  trial_until: Generated<Date>;
  override: string | null;
  override_reason: string | null;
  override_until: Date | null;
  paid: string | null;
  unpaid: Generated<boolean>;
  look_at: Generated<Date | null>;
  history_days: number | null;
  history_grace_until: Date | null;
  history_from: Date | null;
}

export interface UsageCountsTable {
  company_id: string;
  metric: string;
  period: string;
  used: Generated<string | number>;
}

export interface UsageReservesTable {
  company_id: string;
  metric: string;
  holder: string;
  amount: string | number;
  expires_at: Date;
}

export interface LimitsReachedTable {
  company_id: string;
  metric: string;
  month: string;
  level: 'near' | 'soft' | 'hard';
  used: string | number;
  limit: string | number;
  at: Generated<Date>;
  told_at: Date | null;
}

export interface PlanPausesTable {
  company_id: string;
  metric: string;
  thing_id: string;
  name: string;
  paused_at: Generated<Date>;
}

/** A view: each thing of which a plan has a number, whichever room it belongs to. */
export interface PlanThingsView {
  company_id: string;
  metric: string;
  id: string;
  name: string;
  created_at: Date;
}
