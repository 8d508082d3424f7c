import { z } from 'zod';
import type { TableState } from '../../protocol/index.ts';
import type { Request, Tag } from '../client/client.ts';
import { newId } from '../layout/grid.ts';
import { sheetOfTag, TAG } from '../layout/view.ts';
import { type Seal, sealSchema } from './seal.ts';

const stateSchema = z.object({
  exporter: z.string(),
  filter: z.string(),
  mode: z.enum(['append', 'upsert', 'replace']),
  columns: z.string(),
  names: z.string().optional(),
  rows: z.number(),
  gone: z.number().default(0),
  cursor: z.object({ updated: z.string(), id: z.string(), ties: z.number() }).nullable(),
  complete: z.boolean(),
  at: z.string().default('1970-01-01T00:00:00Z'),
  compared: z.object({ at: z.string(), lists: z.string().optional() }).optional(),
});

/** The state stored on a sheet; null when there is none, or one of another make. */
export function readState(tags: Tag[], sheetId: number): TableState | null {
  const tag = stateTag(tags, sheetId);
  try {
    return stateSchema.parse(JSON.parse(tag?.metadataValue ?? 'null'));
  } catch {
    return null;
  }
}

/** Whether a run that was to fill the table for the first time has noted its place, and has not come to its end. */
export function isFilling(tags: Tag[], sheetId: number): boolean {
  try {
    return fillingSchema.parse(JSON.parse(stateTag(tags, sheetId)?.metadataValue ?? '{}')).filling;
  } catch {
    return false;
  }
}

const fillingSchema = z.object({ filling: z.boolean().default(false) });

/** The seal stored with a state; undefined when there is none. */
export function readSeal(tags: Tag[], sheetId: number): Seal | undefined {
  try {
    return z.object({ seal: sealSchema }).parse(JSON.parse(stateTag(tags, sheetId)?.metadataValue ?? 'null'))
      .seal;
  } catch {
    return undefined;
  }
}

/** The tag that holds a sheet's state, or is to hold it: ids of tags may be chosen by the caller. */
export interface StateTag {
  metadataId: number;
  exists: boolean;
}

export function findStateTag(tags: Tag[], sheetId: number): StateTag {
  const metadataId = stateTag(tags, sheetId)?.metadataId;
  return metadataId ? { metadataId, exists: true } : { metadataId: newId(), exists: false };
}

/** The request that stores a state on a sheet, and what its rows are known by next time. @param filling it is being filled for the first time. */
export function stateRequest(
  { metadataId, exists }: StateTag,
  sheetId: number,
  state: TableState,
  seal: Seal,
  filling: boolean,
): Request {
  const metadataValue = JSON.stringify({ ...state, seal, ...(filling && { filling }) });
  if (exists) {
    return {
      updateDeveloperMetadata: {
        dataFilters: [{ developerMetadataLookup: { metadataId } }],
        developerMetadata: { metadataValue },
        fields: 'metadataValue',
      },
    };
  }
  return {
    createDeveloperMetadata: {
      developerMetadata: {
        metadataId,
        metadataKey: TAG.state,
        metadataValue,
        visibility: 'PROJECT',
        location: { sheetId },
      },
    },
  };
}

function stateTag(tags: Tag[], sheetId: number): Tag | undefined {
  return tags.find((tag) => tag.metadataKey === TAG.state && sheetOfTag(tag) === sheetId);
}
