/** What is changed on the server. Every action throws ApiProblem when it is refused. */
import { api, unwrap } from './client.ts';
import type {
  ApiKeyInput,
  AuditQuery,
  ExportConfig,
  ExportConfigInput,
  ExportTask,
  GoogleKey,
  IntegrationHealth,
  MadeApiKey,
  Spreadsheet,
} from './types.ts';

/** Connects an account by its secret. @param id of the connection to renew; without it a new one is made */
export const connectAccount = (
  body: { provider: 'moysklad'; token: string } | { provider: 'google'; key: GoogleKey },
  id?: string,
): Promise<IntegrationHealth> =>
  id === undefined
    ? unwrap(api.POST('/api/v1/integrations', { body }))
    : unwrap(api.PUT('/api/v1/integrations/{id}/secret', { params: { path: { id } }, body }));

/** Begins a consent at Google. @returns the address to open */
export const startGoogle = async (body: {
  page: 'connections' | 'welcome';
  links: boolean;
  integrationId?: string;
}): Promise<string> => (await unwrap(api.POST('/api/v1/integrations/google/start', { body }))).url;

/** Goes on with a consent that was begun in MoySklad's frame. */
export const openGoogle = (ticket: string) =>
  unwrap(api.POST('/api/v1/integrations/google/open', { body: { ticket } }));

/** Says that a Google account allowed in another tab is one's own. @param code six digits which that tab shows */
export const confirmGoogle = (id: string, code: string): Promise<unknown> =>
  unwrap(
    api.POST('/api/v1/integrations/google/pending/{id}/confirm', {
      params: { path: { id } },
      body: { code },
    }),
  );

export const declineGoogle = (id: string): Promise<unknown> =>
  unwrap(api.DELETE('/api/v1/integrations/google/pending/{id}', { params: { path: { id } } }));

/** Tries an account now. */
export const checkAccount = (id: string): Promise<IntegrationHealth> =>
  unwrap(api.POST('/api/v1/integrations/{id}/check', { params: { path: { id } } }));

export const renameAccount = (id: string, title: string): Promise<IntegrationHealth> =>
  unwrap(api.PATCH('/api/v1/integrations/{id}', { params: { path: { id } }, body: { title } }));

export const disconnect = (id: string): Promise<unknown> =>
  unwrap(api.DELETE('/api/v1/integrations/{id}', { params: { path: { id } } }));

/** @param account the Google connection that is meant, where the company has several */
export const createSpreadsheet = (title: string, account: string | undefined): Promise<Spreadsheet> =>
  unwrap(
    api.POST('/api/v1/spreadsheets', {
      params: { query: account === undefined ? {} : { integrationId: account } },
      body: { title },
    }),
  );

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
