import type { SourceChange } from '../platform/events/events.ts';

/** A kind of change in an account of MoySklad that something of the company must be told of. */
export interface Need extends Pick<SourceChange, 'entity' | 'action'> {
  integrationId: string;
}
