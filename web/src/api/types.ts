import type { components } from './schema.d.ts';

type Schemas = components['schemas'];

export type Me = Schemas['Me'];
export type Integration = Schemas['Integration'];
export type Exporter = Schemas['Exporter'];
export type Column = Schemas['Column'];
export type Spreadsheet = Schemas['Spreadsheet'];
export type ExportConfig = Schemas['ExportConfig'];
export type ExportConfigInput = Schemas['ExportConfigInput'];
export type ExportTask = Schemas['ExportTask'];

export type GoogleKey = Extract<Schemas['IntegrationInput'], { provider: 'google' }>['key'];
export type Mode = ExportConfigInput['mode'];
export type Provider = Integration['provider'];
export type Cell = Schemas['Preview']['rows'][number][number];
export type TaskResult = NonNullable<ExportTask['result']>;
export type Role = Schemas['Me']['companies'][number]['role'];
