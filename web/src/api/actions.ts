/** What is changed on the server. Every action throws ApiProblem when it is refused. */
import { api, unwrap } from './client.ts';
import type {
  ApiKeyInput,
  AuditQuery,
  ExportConfig,
  ExportConfigInput,
  ExportTask,
  GoogleKey,
  Integration,
  MadeApiKey,
  Spreadsheet,
} from './types.ts';

export const connectMoysklad = (token: string): Promise<Integration> =>
  unwrap(api.POST('/api/v1/integrations', { body: { provider: 'moysklad', token } }));

/** @param key the service-account key file, parsed */
export const connectGoogle = (key: GoogleKey): Promise<Integration> =>
  unwrap(api.POST('/api/v1/integrations', { body: { provider: 'google', key } }));

export const disconnect = (id: string): Promise<unknown> =>
  unwrap(api.DELETE('/api/v1/integrations/{id}', { params: { path: { id } } }));

export const createSpreadsheet = (title: string): Promise<Spreadsheet> =>
  unwrap(api.POST('/api/v1/spreadsheets', { body: { title } }));

/** Creates the export, or changes the one with this id. */
export const saveExport = (input: ExportConfigInput, id?: string): Promise<ExportConfig> =>
  id === undefined
    ? unwrap(api.POST('/api/v1/export-configs', { body: input }))
    : unwrap(api.PATCH('/api/v1/export-configs/{id}', { params: { path: { id } }, body: input }));

export const deleteExport = (id: string): Promise<unknown> =>
  unwrap(api.DELETE('/api/v1/export-configs/{id}', { params: { path: { id } } }));

/**
 * How to run: `dryRun` writes nothing, `full` reads everything again and not only what changed, `verify` writes nothing
 * and compares the whole sheet with MoySklad.
 */
export interface RunOptions {
  dryRun?: boolean;
  full?: boolean;
  verify?: boolean;
}

export const runExport = (configId: string, options: RunOptions = {}): Promise<ExportTask> =>
  unwrap(api.POST('/api/v1/export-tasks', { body: { configId, ...options } }));

export const cancelTask = (id: string): Promise<ExportTask> =>
  unwrap(api.POST('/api/v1/export-tasks/{id}/cancel', { params: { path: { id } } }));

export const makeApiKey = (input: ApiKeyInput): Promise<MadeApiKey> =>
  unwrap(api.POST('/api/v1/api-keys', { body: input }));

export const revokeApiKey = (id: string): Promise<unknown> =>
  unwrap(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } } }));

/** Has the browser keep the lines as a file. */
export async function downloadAuditLog(query: AuditQuery): Promise<void> {
  const file = await unwrap(api.GET('/api/v1/audit-log.csv', { params: { query }, parseAs: 'blob' }));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = 'audit-log.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}
