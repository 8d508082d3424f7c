/** Types of `/api/v1`, in the form `openapi-typescript` prints them. */
export interface paths {
  '/api/v1/me': {
    get: {
      parameters: NoParameters;
      requestBody?: never;
      responses: Responses<200, components['schemas']['Me']>;
    };
  };
  '/api/v1/integrations': {
    get: {
      parameters: NoParameters;
      requestBody?: never;
      responses: Responses<200, { items: components['schemas']['Integration'][]; nextCursor: null }>;
    };
    post: {
      parameters: PostParameters;
      requestBody: Body<components['schemas']['IntegrationInput']>;
      responses: Responses<201, components['schemas']['Integration']>;
    };
  };
  '/api/v1/integrations/{id}': {
    delete: { parameters: IdParameters; requestBody?: never; responses: NoContent };
  };
  '/api/v1/exporters': {
    get: {
      parameters: NoParameters;
      requestBody?: never;
      responses: Responses<200, { items: components['schemas']['Exporter'][]; nextCursor: null }>;
    };
  };
  '/api/v1/exporters/{key}/columns': {
    get: {
      parameters: KeyParameters;
      requestBody?: never;
      responses: Responses<200, { items: components['schemas']['Column'][] }>;
    };
  };
  '/api/v1/exporters/{key}/preview': {
    post: {
      parameters: KeyParameters;
      requestBody: Body<{ columns?: string[]; filter?: string | null }>;
      responses: Responses<200, components['schemas']['Preview']>;
    };
  };
  '/api/v1/spreadsheets': {
    post: {
      parameters: PostParameters;
      requestBody: Body<{ title: string }>;
      responses: Responses<201, components['schemas']['Spreadsheet']>;
    };
  };
  '/api/v1/spreadsheets/check': {
    post: {
      parameters: PostParameters;
      requestBody: Body<{ link: string }>;
      responses: Responses<200, components['schemas']['Spreadsheet']>;
    };
  };
  '/api/v1/export-configs': {
    get: {
      parameters: PageParameters;
      requestBody?: never;
      responses: Responses<
        200,
        { items: components['schemas']['ExportConfig'][]; nextCursor: string | null }
      >;
    };
    post: {
      parameters: PostParameters;
      requestBody: Body<components['schemas']['ExportConfigInput']>;
      responses: Responses<201, components['schemas']['ExportConfig']>;
    };
  };
  '/api/v1/export-configs/{id}': {
    get: {
      parameters: IdParameters;
      requestBody?: never;
      responses: Responses<200, components['schemas']['ExportConfig']>;
    };
    delete: { parameters: IdParameters; requestBody?: never; responses: NoContent };
    patch: {
      parameters: IdParameters;
      requestBody: Body<Partial<components['schemas']['ExportConfigInput']>>;
      responses: Responses<200, components['schemas']['ExportConfig']>;
    };
  };
  '/api/v1/export-tasks': {
    get: {
      parameters: {
        query?: { configId?: string; limit?: number; cursor?: string };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: Responses<200, { items: components['schemas']['ExportTask'][]; nextCursor: string | null }>;
    };
    post: {
      parameters: PostParameters;
      requestBody: Body<{ configId: string; dryRun?: boolean; full?: boolean }>;
      responses: Responses<202, components['schemas']['ExportTask']>;
    };
  };
  '/api/v1/export-tasks/{id}': {
    get: {
      parameters: IdParameters;
      requestBody?: never;
      responses: Responses<200, components['schemas']['ExportTask']>;
    };
  };
  '/api/v1/export-tasks/{id}/cancel': {
    post: {
      parameters: IdParameters;
      requestBody?: never;
      responses: Responses<202, components['schemas']['ExportTask']>;
    };
  };
}

export interface components {
  schemas: {
    Mode: 'append' | 'upsert' | 'replace';
    Localized: { ru: string; en: string };
    Cell: string | number | boolean | null;
    Me: {
      user: { id: string; name: string; email: string };
      companies: { id: string; name: string; role: 'owner' | 'admin' | 'editor' | 'viewer' }[];
    };
    Integration: {
      id: string;
      provider: 'moysklad' | 'google';
      title: string;
      status: 'ok' | 'reconnect';
      createdAt: string;
    };
    IntegrationInput:
      | { provider: 'moysklad'; token: string }
      | { provider: 'google'; key: { [key: string]: unknown } };
    Exporter: {
      key: string;
      title: components['schemas']['Localized'];
      description: components['schemas']['Localized'];
      keyColumn: string;
      modes: components['schemas']['Mode'][];
    };
    Column: {
      key: string;
      title: components['schemas']['Localized'];
      type: 'text' | 'number' | 'money' | 'percent' | 'dateTime' | 'boolean' | 'link';
      group: 'own' | 'attribute' | 'price';
      byDefault: boolean;
    };
    Preview: {
      columns: components['schemas']['Column'][];
      rows: components['schemas']['Cell'][][];
      total: number | null;
    };
    Spreadsheet: {
      id: string;
      title: string;
      url: string;
      sheets: { sheetId: number; title: string }[];
    };
    ExportConfigInput: {
      name: string;
      exporter: string;
      spreadsheetId: string;
      sheetTitle: string;
      mode: components['schemas']['Mode'];
      columns: string[] | null;
      filter?: string | null;
    };
    ExportConfig: components['schemas']['ExportConfigInput'] & {
      id: string;
      spreadsheetUrl: string;
      spreadsheetTitle: string;
      createdAt: string;
      updatedAt: string;
      lastTask: components['schemas']['ExportTask'] | null;
    };
    ExportTask: {
      id: string;
      configId: string;
      configName: string;
      exporter: string;
      mode: components['schemas']['Mode'];
      dryRun: boolean;
      full: boolean;
      status: 'queued' | 'running' | 'cancelling' | 'done' | 'failed' | 'cancelled';
      phase: 'waiting' | 'planning' | 'reading' | 'reconciling' | 'publishing' | 'finished';
      progress: { read: number; written: number; total: number | null };
      result: null | {
        rowsRead: number;
        rowsAppended: number;
        rowsUpdated: number;
        rowsUnchanged: number;
        rowsDeleted: number;
        requests: { moysklad: number; sheets: { read: number; write: number } };
        durationMs: number;
        peakRssBytes: number;
        cursor: string | null;
      };
      error: null | { code: string; title: string; detail: string };
      warnings: { code: string; detail: string }[];
      spreadsheetUrl: string;
      createdAt: string;
      startedAt: string | null;
      finishedAt: string | null;
      requestId: string;
    };
    Problem: {
      type: string;
      title: string;
      status: number;
      detail: string;
      code: string;
      requestId: string;
      errors?: { field: string; message: string }[];
    };
  };
}

type NoParameters = { query?: never; header?: never; path?: never; cookie?: never };
type PageParameters = {
  query?: { limit?: number; cursor?: string };
  header?: never;
  path?: never;
  cookie?: never;
};
type PostParameters = {
  query?: never;
  header?: { 'idempotency-key'?: string };
  path?: never;
  cookie?: never;
};
type IdParameters = { query?: never; header?: never; path: { id: string }; cookie?: never };
type KeyParameters = { query?: never; header?: never; path: { key: string }; cookie?: never };
type Body<T> = { content: { 'application/json': T } };
type Problems = {
  headers: { [name: string]: unknown };
  content: { 'application/problem+json': components['schemas']['Problem'] };
};
type Responses<Status extends number, T> = {
  [status in Status]: { headers: { [name: string]: unknown }; content: { 'application/json': T } };
} & { default: Problems };
type NoContent = { 204: { headers: { [name: string]: unknown }; content?: never }; default: Problems };
