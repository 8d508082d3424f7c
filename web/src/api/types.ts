import type { components, paths } from '../../../clients/typescript/schema.d.ts';

type Schemas = components['schemas'];

export type Me = Schemas['Me'];
export type Integration = Schemas['Integration'];
export type IntegrationHealth = Schemas['IntegrationHealth'];
export type PendingGoogle = Schemas['PendingGoogle'];
export type Exporter = Schemas['Exporter'];
export type Column = Schemas['Column'];
export type ColumnChoice = Schemas['ColumnChoice'];
export type FilterField = Schemas['FilterField'];
export type Template = Schemas['Template'];
export type Spreadsheet = Schemas['Spreadsheet'];
export type ExportConfig = Schemas['ExportConfig'];
export type ExportConfigInput = Schemas['ExportConfigInput'];
export type Schedule = Schemas['Schedule'];
export type ExportTask = Schemas['ExportTask'];
export type Plan = Schemas['Plan'];
export type Difference = Schemas['Difference'];

export type GoogleKey = Extract<Schemas['IntegrationInput'], { provider: 'google' }>['key'];
export type Mode = ExportConfigInput['mode'];
export type ExportOptions = ExportConfig['options'];
/** A column with all that the person said of it; the API also takes a bare key. */
export type ChosenColumn = Exclude<ColumnChoice, string>;
export type Format = NonNullable<ChosenColumn['format']>;
export type Condition = ExportConfig['conditions'][number];
export type Period = Extract<Condition, { op: 'period' }>['value'];
export type RowChange = Difference['rows'][number];
export type ChangeKind = RowChange['kind'];
export type Preview = Schemas['Preview'];
export type Provider = Integration['provider'];
export type Cell = Preview['rows'][number][number];
export type TaskResult = NonNullable<ExportTask['result']>;
export type Role = Schemas['Me']['companies'][number]['role'];
export type Member = Schemas['Member'];
export type MemberRights = Schemas['MemberRights'];
export type Invitation = Schemas['Invitation'];
export type Session = Schemas['Session'];
export type ApiKey = Schemas['ApiKey'];
export type ApiKeyInput = Schemas['ApiKeyInput'];
export type MadeApiKey = Schemas['MadeApiKey'];
export type Scope = ApiKey['scopes'][number];
export type AuditLine = Schemas['AuditLine'];
export type AuditQuery = NonNullable<paths['/api/v1/audit-log.csv']['get']['parameters']['query']>;
