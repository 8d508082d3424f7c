import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Database } from '../platform/db/database.ts';
import { languageOf } from '../platform/http/answers.ts';
import type { App } from '../platform/http/http.ts';
import { list } from '../platform/http/pages.ts';
import type { Language } from '../platform/problems.ts';
import {
  type AuditFilter,
  type AuditLine,
  auditFilterSchema,
  auditLineSchema,
  auditQuerySchema,
} from './audit-log-schema.ts';
import { listLines } from './audit-log-store.ts';
import { heads, separators } from './audit-log-words.ts';
import { BOM, csvLine } from './csv.ts';

const auditFile = z
  .string()
  .describe('CSV in UTF-8, heads in the language of Accept-Language')
  .meta({
    examples: ['Time (UTC),Who,Kind,Event\r\n2026-01-31T09:00:00.000Z,Anna,person,api-key.created\r\n'],
  });

/** Lines read at once for a file: the memory stays small however long the log is. */
const LINES_AT_ONCE = 500;

/** `/api/v1/audit-log`: what was done in the company, to read and to take away. */
export function auditLogRoutes(app: App, database: Database): void {
  const tags = ['audit-log'];
  const config = { access: 'audit-log.read' as const };

  app.get(
    '/api/v1/audit-log',
    {
      config,
      schema: {
        operationId: 'listAuditLog',
        tags,
        summary: 'What was done in the company, newest first',
        querystring: auditQuerySchema,
        response: { 200: list(auditLineSchema) },
      },
    },
    async ({ caller, query }) => {
      const { limit, cursor, ...filter } = query;
      const lines = await database.forCompany(caller.companyId, (trx) =>
        listLines(trx, filter, { limit: limit + 1, before: cursor }),
      );
      const items = lines.slice(0, limit);
      return { items, nextCursor: lines.length > limit ? (items.at(-1)?.id ?? null) : null };
    },
  );

  app.get(
    '/api/v1/audit-log.csv',
    {
      config,
      schema: {
        operationId: 'downloadAuditLog',
        tags,
        summary: 'The same as a CSV file, all of it',
        querystring: auditFilterSchema,
        produces: ['text/csv'],
        response: { 200: auditFile },
      },
    },
    async ({ caller, query, headers }, reply) => {
      const file = csvOf(database, caller.companyId, query, languageOf(headers['accept-language']));
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="audit-log.csv"')
        .header('cache-control', 'no-store')
        .send(Readable.from(file) as never);
    },
  );
}

async function* csvOf(database: Database, companyId: string, filter: AuditFilter, language: Language) {
  const separator = separators[language];
  yield BOM +
    csvLine(
      heads.map((head) => head[language]),
      separator,
    );
  for (let before: string | undefined; ; ) {
    const page = { limit: LINES_AT_ONCE, before };
    const lines = await database.forCompany(companyId, (trx) => listLines(trx, filter, page));
    if (lines.length > 0) yield lines.map((line) => csvLine(cellsOf(line), separator)).join('');
    if (lines.length < LINES_AT_ONCE) return;
    before = lines.at(-1)?.id;
  }
}

function cellsOf({ at, actor, event, target, before, after, ip, requestId }: AuditLine): (string | null)[] {
  const json = (fields: AuditLine['before']) => fields && JSON.stringify(fields);
  return [
    at,
    actor.name ?? actor.id,
    actor.kind,
    event,
    target && [target.kind, target.id].filter(Boolean).join(' '),
    target?.name ?? null,
    json(before),
    json(after),
    ip,
    requestId,
  ];
}
