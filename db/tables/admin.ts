import type { Generated } from 'kysely';

export interface PlatformAdminsTable {
  user_id: string;
  created_at: Generated<Date>;
}

export interface SupportAccessesTable {
  id: Generated<string>;
  company_id: string;
  admin_id: string;
  reason: string;
  started_at: Generated<Date>;
  expires_at: Generated<Date>;
  ended_at: Date | null;
}
