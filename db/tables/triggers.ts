import type { Generated } from 'kysely';

export interface SchedulesTable {
  id: Generated<string>;
  company_id: string;
  config_id: string;
  verify: boolean;
  cron: string;
  time_zone: string;
  next_at: Date | null;
  missed: Generated<boolean>;
  paused_together: Generated<boolean>;
  overlap: 'remember' | 'skip';
  catch_up: boolean;
  spread: boolean;
  pause_after: number | null;
  failures: Generated<number>;
  remembered: Generated<boolean>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}
