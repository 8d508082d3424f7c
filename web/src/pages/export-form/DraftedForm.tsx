import { Stack } from '@mantine/core';
import { useState } from 'react';
import type { ExportConfig } from '../../api/exportConfigs.ts';
import { GoogleOutcome } from '../../features/connect/GoogleOutcome.tsx';
import { PendingGoogle } from '../../features/connect/PendingGoogle.tsx';
import { DraftState } from '../../features/drafts/DraftState.tsx';
import { OfferDraft } from '../../features/drafts/OfferDraft.tsx';
import type { FormDraft } from '../../features/drafts/useDraft.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { toastProblem } from '../../shared/toasts.ts';
import { ChangedMeanwhile } from './ChangedMeanwhile.tsx';
import { type Draft, madeOf } from './draft.ts';
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
  /** The export being changed, as it stands now; a new one has none. */
  config?: ExportConfig;
}

/** The form with its draft: whoever comes back to a step finds it as it was, whoever opens the form anew is asked first. */
export function DraftedForm({ draft, initial, search, onSearch, config }: Props) {
  const { content } = draft;
  const mayConnect = useMay('admin');
  const [asks, ask] = useState(content !== null && search.step === undefined && search.draft === undefined);
  const step = search.step ?? (search.draft && content?.step) ?? 'what';
  const stale = config && content?.made && content.made.updatedAt !== config.updatedAt;
  const begin = (from: Step) => {
    ask(false);
    onSearch({ step: from });
  };
  const meanwhile = stale && (
    <ChangedMeanwhile
      draft={content}
      config={config}
      onTake={() => void draft.drop().then(() => begin(step), toastProblem)}
      onGoOn={() => {
        draft.change({ ...content, made: madeOf(config) });
        begin(asks ? content.step : step);
      }}
    />
  );
  if (asks && meanwhile) return meanwhile;
  if (asks)
    return (
      <OfferDraft
        draft={draft}
        onContinue={() => begin(content?.step ?? 'what')}
        onRestart={() => ask(false)}
      />
    );
  return (
    <Stack>
      <DraftState draft={draft} onOther={(other) => onSearch(other ? { step: other.step } : {})} />
      {meanwhile}
      {search.google && (
        <GoogleOutcome
          outcome={search.google}
          wider={search.account !== undefined}
          onClose={() => onSearch({ step })}
        />
      )}
      {(step === 'where' || step === 'place') && mayConnect && <PendingGoogle />}
      <ExportForm
        // Another original is saved anew, without what its former one was refused for.
        key={(content ?? initial).made?.updatedAt}
        draft={content ?? initial}
        onChange={(next) => draft.change({ ...next, step })}
        step={step}
        onStep={(next, changed) => {
          if (changed ?? content) draft.change({ ...(changed ?? content ?? initial), step: next });
          onSearch({ step: next });
        }}
        onSaved={draft.drop}
        {...(config && { configId: config.id })}
      />
    </Stack>
  );
}
