import { Stack } from '@mantine/core';
import { useState } from 'react';
import { DraftState } from '../../features/drafts/DraftState.tsx';
import { OfferDraft } from '../../features/drafts/OfferDraft.tsx';
import type { FormDraft } from '../../features/drafts/useDraft.ts';
import type { Draft } from './draft.ts';
import { ExportForm } from './ExportForm.tsx';
import type { FormSearch, Step } from './steps.ts';

/** What is kept of the form: what was entered, and where the person stood. */
export type KeptDraft = Draft & { step: Step };

interface Props {
  draft: FormDraft<KeptDraft>;
  /** What the form begins with when nothing is kept. */
  initial: Draft;
  search: FormSearch;
  onSearch: (search: FormSearch) => void;
  configId?: string;
}

/** The form with its draft: whoever comes back to a step finds it as it was, whoever opens the form anew is asked first. */
export function DraftedForm({ draft, initial, search, onSearch, configId }: Props) {
  const { content } = draft;
  const [asks, ask] = useState(content !== null && search.step === undefined && search.draft === undefined);
  const step = search.step ?? (search.draft && content?.step) ?? 'what';
  if (asks)
    return (
      <OfferDraft
        draft={draft}
        onContinue={() => {
          ask(false);
          onSearch({ step: content?.step ?? 'what' });
        }}
        onRestart={() => ask(false)}
      />
    );
  return (
    <Stack>
      <DraftState draft={draft} onOther={(other) => onSearch(other ? { step: other.step } : {})} />
      <ExportForm
        draft={content ?? initial}
        onChange={(next) => draft.change({ ...next, step })}
        step={step}
        onStep={(next, changed) => {
          if (changed ?? content) draft.change({ ...(changed ?? content ?? initial), step: next });
          onSearch({ step: next });
        }}
        onSaved={draft.drop}
        {...(configId !== undefined && { configId })}
      />
    </Stack>
  );
}
