import { Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Exporter, exportersQuery, filterFieldsQuery } from '../../api/exporters.ts';
import { integrationsQuery } from '../../api/integrations.ts';
import { toProblem } from '../../api/problem.ts';
import { AccountsProvider, useAccounts } from '../../features/exporters/accounts.ts';
import { accountsOf } from '../../features/exporters/accountsOf.ts';
import { exporterOf } from '../../features/exporters/exporters.ts';
import { useExporterTitle } from '../../features/exporters/useExporterTitle.ts';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { Steps } from '../../shared/Steps.tsx';
import { useFaults } from '../../shared/useFaults.tsx';
import { type Draft, isComplete, reachable, toInput, wayOf } from './draft.ts';
import { FormActions } from './FormActions.tsx';
import { withRequired } from './filter/rows.ts';
import { StepFields } from './StepFields.tsx';
import { isShort, type Step, stepOf } from './steps.ts';
import { isChanged, useSaveExport } from './useSaveExport.ts';
import { useSuggestedName } from './useSuggestedName.ts';

/** What the form shows at a field of its own; the rest stands above the buttons of the step that asks for it. */
const FIELDS = ['name', 'sheetTitle'] as const;

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
  const exporters = useQuery(exportersQuery);
  if (exporters.isError)
    return <ProblemAlert error={exporters.error} retry={() => void exporters.refetch()} />;
  if (!exporters.data) return <Skeleton h={240} />;
  return (
    <AccountsProvider value={accountsOf(props.draft, data)}>
      <Form {...props} exporters={exporters.data} />
    </AccountsProvider>
  );
}

function Form({
  draft: entered,
  onChange,
  step: wanted,
  onStep,
  onSaved,
  configId,
  exporters,
}: Props & { exporters: Exporter[] }) {
  const { t } = useTranslation('export-form');
  const accounts = useAccounts();
  const fields = useQuery({
    ...filterFieldsQuery(entered.exporter ?? '', accounts.moysklad),
    enabled: entered.exporter !== null,
  });
  // What a report cannot do without is asked for, whether its step has been looked at or not.
  const draft = { ...entered, rows: withRequired(entered.rows, fields.data ?? []) };
  const exporterTitle = useExporterTitle(draft.exporter ?? '');
  const suggestedName = useSuggestedName(draft, exporterTitle);
  const { made } = entered;
  const original = configId !== undefined && made ? { id: configId, updatedAt: made.updatedAt } : undefined;
  const step = reachable(draft, wanted);
  const short = isShort(step);
  // What was refused stands where it is asked for.
  const save = useSaveExport(original, onSaved, (error) => {
    const asked = stepOf(toProblem(error).errors?.[0]?.field, short);
    if (asked && asked !== step) onStep(asked);
  });
  const faults = useFaults(isChanged(save.error) ? null : save.error, FIELDS);
  const heading = useStepHeading(step);
  const steps = wayOf(step, draft);
  const index = steps.indexOf(step);
  const last = index === steps.length - 1;
  // An export being changed is whole already: no need to walk through all the steps again.
  const maySave = last || (configId !== undefined && reachable(draft, 'name') === 'name');
  const goTo = (to: number) => steps[to] && onStep(steps[to]);
  const finish = (run: boolean) => {
    const fit = exporterOf(exporters, draft.exporter)?.startsOnChanges;
    save.mutate({
      input: toInput(draft, suggestedName, accounts),
      run,
      // What was chosen for another exporter cannot be kept for one that MoySklad tells nothing of.
      changes: fit ? draft.changes : null,
    });
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (last) finish(short);
    else goTo(index + 1);
  };

  return (
    <Stack gap="lg">
      {draft.exporter !== null && (
        <Steps
          steps={steps.map((key, place) => ({
            key,
            title: t(`${key}.short`),
            done: place < index,
            open: reachable(draft, key) === key,
          }))}
          current={step}
          onStep={(other) => onStep(other)}
        />
      )}
      <form onSubmit={submit}>
        <Stack>
          <Title order={2} size="h3" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
            {t(`${step}.title`)}
          </Title>
          <StepFields
            step={step}
            draft={draft}
            onChange={(next) => {
              if (save.isError) save.reset(); // what was wrong may be right now
              onChange(next);
            }}
            faults={faults.at}
            onStep={onStep}
            exporters={exporters}
            exporter={exporterOf(exporters, draft.exporter)}
            exporterTitle={exporterTitle}
            suggestedName={suggestedName}
            configId={configId}
          />
          {faults.alert}
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
              {...(short && { onMore: () => onStep('columns') })}
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
