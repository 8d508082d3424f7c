/** Who changed what in the company. */
import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import type { paths, Schemas } from './schema.ts';

export type AuditLine = Schemas['AuditLine'];
export type AuditQuery = NonNullable<paths['/api/v1/audit-log.csv']['get']['parameters']['query']>;

/** Lines of the audit log, page by page. */
export const auditLogQuery = (query: AuditQuery) =>
  infiniteQueryOptions({
    queryKey: ['audit-log', query],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET('/api/v1/audit-log', {
          params: { query: { ...query, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Has the browser keep the lines as a file. */
export async function downloadAuditLog(query: AuditQuery): Promise<void> {
  const file = await unwrap(api.GET('/api/v1/audit-log.csv', { params: { query }, parseAs: 'blob' }));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = 'audit-log.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}
