/** What the person has entered into forms and not saved yet. */
import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import type { Schemas } from './schema.ts';

export type Draft = Schemas['Draft'];
export type DraftInput = Schemas['DraftInput'];
export type DraftHead = Schemas['DraftHead'];

export const draftsQuery = queryOptions({
  queryKey: ['drafts'],
  queryFn: async () => (await unwrap(api.GET('/api/v1/drafts'))).items,
  // Forms change them without asking this list.
  staleTime: 0,
});

export const readDraft = async (form: string): Promise<Draft | null> =>
  (await unwrap(api.GET('/api/v1/drafts/{form}', { params: { path: { form } } }))).draft;

/** Outlives the page that asks. */
export const saveDraft = (form: string, body: DraftInput): Promise<Draft> =>
  unwrap(api.PUT('/api/v1/drafts/{form}', { params: { path: { form } }, body, keepalive: true }));

export const deleteDraft = (form: string): Promise<unknown> =>
  unwrap(api.DELETE('/api/v1/drafts/{form}', { params: { path: { form } }, keepalive: true }));
