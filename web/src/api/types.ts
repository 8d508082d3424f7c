import type { components } from './schema.d.ts';

type Schemas = components['schemas'];

export type Integration = Schemas['Integration'];
export type Exporter = Schemas['Exporter'];
export type Column = Schemas['Column'];
export type Spreadsheet = Schemas['Spreadsheet'];
export type ExportConfig = Schemas['ExportConfig'];
export type ExportConfigInput = Schemas['ExportConfigInput'];
export type ExportTask = Schemas['ExportTask'];

// Derived, so that they hold whether or not the server's OpenAPI document names these parts.
export type Mode = ExportConfigInput['mode'];
export type Provider = Integration['provider'];
export type Cell = string | number | boolean | null;
export type TaskResult = NonNullable<ExportTask['result']>;
export type Role = 'owner' | 'admin' | 'editor' | 'viewer';
