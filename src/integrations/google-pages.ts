import { z } from 'zod';
import { scopes } from '../sheets/index.ts';
import type { PendingConsent } from './consents.ts';

/** How a consent ended, as the page it leads back to is told. */
export type Outcome = 'connected' | 'partial' | 'refused' | 'scope' | 'state' | 'taken' | 'failed';

/** The page for a tab that MoySklad's frame opens. */
export const tabPath = '/connect-google';

/**
 * Where a consent may be begun: `welcome` is the first run where it connects Google; `first-export`, `template` and `export` are
 * the forms of an export, at the step that asks for its place.
 */
export const pageSchema = z
  .enum(['connections', 'welcome', 'first-export', 'template', 'export'])
  .default('connections');

/** A page as `google_consents` keeps it. @param exportId of the export whose form it is; without it a new one's. */
export const pageOf = (page: z.infer<typeof pageSchema>, exportId: string | undefined): string =>
  page === 'export' && exportId !== undefined ? `export:${exportId}` : page;

/**
 * Where a consent leads back to: the form that asked for it, at its step, as it was. Nothing here comes from the address that
 * Google sends people back to.
 * @param begun undefined where nothing is known of it.
 */
export function wayBack(begun: PendingConsent | undefined, outcome: Outcome): string {
  const [page, exportId] = (begun?.page ?? 'connections').split(':');
  const search = new URLSearchParams({ google: outcome });
  // The first run goes on by itself once Google is there.
  if (page === 'welcome' && outcome !== 'connected') search.set('step', 'google');
  if (page === 'first-export') search.set('step', 'template');
  if (page === 'template') search.set('step', 'place');
  if (page === 'export') search.set('step', 'where');
  if (begun && outcome !== 'connected' && page !== 'tab') {
    if (begun.scopes.split(' ').includes(scopes.spreadsheets)) search.set('links', '1');
    if (begun.integration_id) search.set('account', begun.integration_id);
  }
  const paths: Record<string, string> = {
    welcome: '/welcome',
    'first-export': '/welcome',
    tab: tabPath,
    template: '/exports/new',
    export: exportId === undefined ? '/exports/new' : `/exports/${exportId}/edit`,
  };
  return `${(page && paths[page]) ?? '/connections'}?${search}`;
}
