/** Where drafts are kept: with the company, or, of whoever has none yet, in this browser. */
import { type Draft, type DraftInput, deleteDraft, readDraft, saveDraft } from '../../api/drafts.ts';

/** Keeps the draft of one form. */
export interface Place {
  read(): Promise<Draft | null>;
  save(input: DraftInput): Promise<Draft>;
  remove(): Promise<unknown>;
}

/** On the server, under the company's wall; always of this company, whichever the person goes to meanwhile. */
export const onServer = (form: string, companyId: string): Place => ({
  read: () => readDraft(form, companyId),
  save: (input) => saveDraft(form, input, companyId),
  remove: () => deleteDraft(form, companyId),
});

export const HERE = 'skladno.kept.';

/** In this browser until they sign out: somebody without a company has no wall to keep it behind. */
export function inBrowser(userId: string, form: string): Place {
  const key = `${HERE}${userId}.${form}`;
  const write = (draft: Draft | null) => {
    try {
      if (draft === null) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(draft));
    } catch {
      // Storage may be forbidden (private windows): then it lives as long as the page.
    }
  };
  return {
    async read() {
      try {
        return JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null;
      } catch {
        return null;
      }
    },
    async save({ content, version, editor }) {
      const updatedAt = new Date().toISOString();
      const draft = { form, content, version: version + 1, editor, updatedAt, expiresAt: updatedAt };
      write(draft);
      return draft;
    },
    async remove() {
      write(null);
    },
  };
}
