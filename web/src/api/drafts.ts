/** What the person has entered into forms and not saved yet. */
import { queryOptions } from '@tanstack/react-query';
import { api, forCompany, unwrap } from './client.ts';
import type { Schemas } from './schema.ts';

export type Draft = Schemas['Draft'];
export type DraftInput = Schemas['DraftInput'];
export type DraftHead = Schemas['DraftHead'];

/**
 * A draft that is not kept within this time is tried again later; whoever waits for it goes on, ms. 60 kB take six seconds over the slowest
 * mobile network.
 */
const DEADLINE_MS = 10_000;
const deadline = () => AbortSignal.timeout(DEADLINE_MS);

export const draftsQuery = queryOptions({
  queryKey: ['drafts'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/drafts'))).items,
  // Forms change them without asking this list.
  staleTime: 0,
});

/** What stands in a company's draft of a form. */
export const readDraft = async (form: string, companyId?: string): Promise<Draft | null> =>
  (
    await unwrap(
      api.GET('/api/v1/drafts/{form}', {
        params: { path: { form } },
        headers: forCompany(companyId),
        signal: deadline(),
      }),
    )
  ).draft;

/** Outlives the page that asks. */
export const saveDraft = (form: string, body: DraftInput, companyId?: string): Promise<Draft> =>
  unwrap(
    api.PUT('/api/v1/drafts/{form}', {
      params: { path: { form } },
      headers: forCompany(companyId),
      body,
      keepalive: true,
      signal: deadline(),
    }),
  );

export const deleteDraft = (form: string, companyId?: string): Promise<unknown> =>
  unwrap(
    api.DELETE('/api/v1/drafts/{form}', {
      params: { path: { form } },
      headers: forCompany(companyId),
      keepalive: true,
      signal: deadline(),
    }),
  );
