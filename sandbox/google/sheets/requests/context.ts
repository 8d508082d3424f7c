import type { Actor, Spreadsheet } from '../../document/spreadsheet.ts';
import type { RequestKinds } from '../../protocol/schema.ts';

/** What a sub-request works on, and for whom. */
export interface Context {
  spreadsheet: Spreadsheet;
  actor: Actor;
}

/** Carries out one kind of sub-request; what it returns is the reply. */
export type Handler<K extends keyof RequestKinds> = (
  context: Context,
  parameters: RequestKinds[K],
) => Record<string, unknown> | undefined;
