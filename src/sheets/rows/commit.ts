import { setTimeout as sleep } from 'node:timers/promises';
import type { Request, SheetsClient, Tag } from '../client/client.ts';
import { SheetsError } from '../client/errors.ts';
import { newId } from '../layout/grid.ts';
import { TAG } from '../layout/view.ts';

/** How often a write of unknown outcome is looked after and tried again. */
export const TRIES = 8;

/**
 * Applies changes of structure exactly once. All tries of a change carry one mark with an id of our choice, created in
 * the same atomic batch: ids are unique, so even a try that was thought lost and is applied late can apply only once.
 */
export class Committer {
  readonly #client: SheetsClient;
  readonly #spreadsheetId: string;
  readonly #pauseMs: number;
  /** Marks of earlier changes, to be removed with the next one. */
  #marks: number[] = [];
  #owner = '';

  constructor(client: SheetsClient, spreadsheetId: string, pauseMs: number) {
    this.#client = client;
    this.#spreadsheetId = spreadsheetId;
    this.#pauseMs = pauseMs;
  }

  /** Marks name the sheet they work for, so that two exports into one spreadsheet leave each other's alone. */
  own(sheetId: number, tags: Tag[]): void {
    this.#owner = String(sheetId);
    const old = tags.filter((tag) => tag.metadataKey === TAG.commit && tag.metadataValue === this.#owner);
    this.#marks = old.flatMap((tag) => tag.metadataId ?? []);
  }

  /**
   * @param plan what is to be done as things stand now (empty: nothing); asked again before every further try.
   * @throws SheetsError when Google refuses, or the outcome stays unknown.
   */
  async commit(plan: () => Promise<Request[]> | Request[]): Promise<void> {
    const mark = newId();
    for (let attempt = 1; ; attempt++) {
      const requests = await plan();
      if (requests.length === 0) return;
      try {
        await this.#client.batchUpdate(this.#spreadsheetId, this.#marked(requests, mark));
        break;
      } catch (error) {
        const mayBeDone = error instanceof SheetsError && (error.unknownOutcome || attempt > 1);
        if (!mayBeDone) throw error;
        if (await this.#isApplied(mark)) break;
        if (!error.unknownOutcome || attempt >= TRIES) throw error;
        await sleep(this.#pauseMs * attempt);
      }
    }
    this.#marks = [mark];
  }

  #marked(requests: Request[], mark: number): Request[] {
    const remove = this.#marks.map((metadataId) => ({
      deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId } } },
    }));
    const create = {
      createDeveloperMetadata: {
        developerMetadata: {
          metadataId: mark,
          metadataKey: TAG.commit,
          metadataValue: this.#owner,
          visibility: 'PROJECT',
          location: { spreadsheet: true },
        },
      },
    };
    return [...remove, ...requests, create];
  }

  async #isApplied(mark: number): Promise<boolean> {
    const tags = await this.#client.tags(this.#spreadsheetId, [TAG.commit]);
    return tags.some((tag) => tag.metadataId === mark);
  }
}
