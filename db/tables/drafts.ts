import type { Generated, JSONColumnType } from 'kysely';

export interface FormDraftsTable {
  company_id: string;
  user_id: string;
  form: string;
  content: JSONColumnType<Record<string, unknown>>;
  version: Generated<number>;
  editor: string;
  sequence: number;
  updated_at: Generated<Date>;
  expires_at: Date;
}
