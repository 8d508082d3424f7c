import { Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { exportersQuery, filterFieldsQuery } from '../../api/exporters.ts';
import { integrationsQuery } from '../../api/integrations.ts';
import { AccountsProvider, useAccounts } from '../../features/exporters/accounts.ts';
import { accountsOf } from '../../features/exporters/accountsOf.ts';
import { exporterOf } from '../../features/exporters/exporters.ts';
import { useExporterTitle } from '../../features/exporters/useExporterTitle.ts';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { Steps } from '../../shared/Steps.tsx';
import { cutText } from '../../shared/text.ts';
import { AccountSelect } from './AccountSelect.tsx';
import { ColumnsStep } from './columns/ColumnsStep.tsx';
import { type Draft, isComplete, reachable, toInput } from './draft.ts';
import { FormActions } from './FormActions.tsx';
import { RowsStep } from './filter/RowsStep.tsx';
import { withRequired } from './filter/rows.ts';
import { WhatStep } from './gallery/WhatStep.tsx';
import { ModeStep } from './ModeStep.tsx';
import { NameStep } from './NameStep.tsx';
import { STEPS, type Step } from './steps.ts';
import { useSaveExport } from './useSaveExport.ts';
import { WhereStep } from './WhereStep.tsx';

interface Props {
  draft: Draft;
  onChange: (draft: Draft) => void;
  step: Step;
  /** @param changed the draft, where it changes with the step */
  onStep: (step: Step, changed?: Draft) => void;
  /** When the server has the export: what was entered need not be kept any more. */
  onSaved: () => Promise<void>;
  /** Of the export being changed; a new one has none. */
  configId?: string;
}

/** The steps of making or changing an export. The draft outlives the steps, so going back loses nothing. */
export function ExportForm(props: Props) {
  const { data = [] } = useQuery(integrationsQuery);
  return (
    <AccountsProvider value={accountsOf(props.draft, data)}>
      <Form {...props} />
    </AccountsProvider>
  );
}

function Form({ draft: entered, onChange, step: wanted, onStep, onSaved, configId }: Props) {
  const { t } = useTranslation('export-form');
  const accounts = useAccounts();
  const exporters = useQuery(exportersQuery);
  const fields = useQuery({
    ...filterFieldsQuery(entered.exporter ?? '', accounts.moysklad),
    enabled: entered.exporter !== null,
  });
  // What a report cannot do without is asked for, whether its step has been looked at or not.
  const draft = { ...entered, rows: withRequired(entered.rows, fields.data ?? []) };
  const exporter = exporterOf(exporters.data ?? [], draft.exporter);
  const exporterTitle = useExporterTitle(draft.exporter ?? '');
  const suggestedName = cutText(`${exporterTitle} → ${draft.spreadsheet?.title ?? ''}`, 200);
  const save = useSaveExport(configId, onSaved);
  const step = reachable(draft, wanted);
  const heading = useStepHeading(step);
  const index = STEPS.indexOf(step);
  const last = index === STEPS.length - 1;
  // An export being changed is whole already: no need to walk through all the steps again.
  const maySave = last || (configId !== undefined && reachable(draft, 'name') === 'name');
  const goTo = (to: number) => STEPS[to] && onStep(STEPS[to]);
  const finish = (run: boolean) => save.mutate({ input: toInput(draft, suggestedName, accounts), run });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (last) finish(false);
    else goTo(index + 1);
  };
  const begin = (next: Draft) => onStep(STEPS[index + 1] ?? step, next);

  if (exporters.isError)
    return <ProblemAlert error={exporters.error} retry={() => void exporters.refetch()} />;
  if (!exporters.data) return <Skeleton h={240} />;
  return (
    <Stack gap="lg">
      <Steps
        steps={STEPS.map((key, place) => ({
          key,
          title: t(`${key}.short`),
          done: place < index,
          open: reachable(draft, key) === key,
        }))}
        current={step}
        onStep={(other) => onStep(other)}
      />
      <form onSubmit={submit}>
        <Stack>
          <Title order={2} size="h3" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
            {t(`${step}.title`)}
          </Title>
          {step === 'what' && (
            <AccountSelect provider="moysklad" onChange={(moysklad) => onChange({ ...entered, moysklad })} />
          )}
          {step === 'where' && (
            <AccountSelect
              provider="google"
              onChange={(google) => onChange({ ...entered, google, spreadsheet: null })}
            />
          )}
          {step === 'what' && <WhatStep draft={draft} onChosen={begin} exporters={exporters.data} />}
          {step === 'columns' && exporter && draft.exporter && (
            <ColumnsStep draft={draft} onChange={onChange} exporter={exporter} exporterKey={draft.exporter} />
          )}
          {step === 'rows' && exporter && draft.exporter && (
            <RowsStep draft={draft} onChange={onChange} exporter={exporter} exporterKey={draft.exporter} />
          )}
          {step === 'where' && (
            <WhereStep draft={draft} onChange={onChange} exporterTitle={exporterTitle} configId={configId} />
          )}
          {step === 'how' && <ModeStep draft={draft} onChange={onChange} exporter={exporter} />}
          {step === 'name' && (
            <NameStep
              draft={draft}
              onChange={onChange}
              exporterTitle={exporterTitle}
              suggestedName={suggestedName}
            />
          )}
          {save.isError && <ProblemAlert error={save.error} />}
          {(index > 0 || draft.exporter !== null) && (
            <FormActions
              first={index === 0}
              last={last}
              complete={isComplete(draft, step)}
              maySave={maySave}
              saving={save.isPending ? (save.variables.run ? 'run' : 'save') : null}
              onBack={() => goTo(index - 1)}
              onSave={() => finish(false)}
              onRun={() => finish(true)}
            />
          )}
        </Stack>
      </form>
    </Stack>
  );
}

/** Gives the focus to the heading of every step but the one the page was opened with. */
function useStepHeading(step: Step) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current !== step) heading.current?.focus();
    shown.current = step;
  }, [step]);
  return heading;
}
