import type { ColumnType, Generated } from 'kysely';

export type InstallationStatus = 'SettingsRequired' | 'Activated' | 'Suspended' | 'Uninstalled';

export interface InstallationsTable {
  company_id: string;
  account_id: string;
  account_name: string;
  app_id: string;
  status: InstallationStatus;
  tariff_id: string | null;
  tariff_name: string | null;
  plan: string | null;
  trial: Generated<boolean>;
  expires_at: Date | null;
  access: ColumnType<unknown, string | undefined, string>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

export interface VendorJtisTable {
  app_id: string;
  jti: string;
  account_id: string;
  call: string;
  request_id: string | null;
  answer: ColumnType<unknown, null, string>;
  expires_at: Date;
}

export interface ContextKeysTable {
  hash: string;
  expires_at: Date;
}

export interface ScenarioExportsTable {
  id: Generated<string>;
  company_id: string;
  action: string;
  object_type: string;
  config_id: string | null;
  created_at: Generated<Date>;
}

export interface AskedRunsTable {
  id: Generated<string>;
  company_id: string;
  config_id: string;
  press_id: string | null;
  app_id: string | null;
  task_id: string | null;
  created_at: Generated<Date>;
}
