import { Button, Group, Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { exportersQuery } from '../../api/queries.ts';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { type Draft, isComplete, reachable, STEPS, type Step, toInput } from './draft.ts';
import { ModeStep } from './ModeStep.tsx';
import { NameStep, useSuggestedName } from './NameStep.tsx';
import { Steps } from './Steps.tsx';
import { useSaveExport } from './useSaveExport.ts';
import { WhatStep } from './WhatStep.tsx';
import { WhereStep } from './WhereStep.tsx';

interface Props {
  draft: Draft;
  onChange: (draft: Draft) => void;
  step: Step;
  onStep: (step: Step) => void;
  /** Of the export being changed; a new one has none. */
  configId?: string;
}

/** The steps of making or changing an export. The draft outlives the steps, so going back loses nothing. */
export function ExportForm({ draft, onChange, step: wanted, onStep, configId }: Props) {
  const { t } = useTranslation();
  const exporters = useQuery(exportersQuery);
  const exporter = exporters.data?.find(({ key }) => key === draft.exporter);
  const suggestedName = useSuggestedName(draft, exporter);
  const save = useSaveExport(configId);
  const step = reachable(draft, wanted);
  const heading = useStepHeading(step);
  const index = STEPS.indexOf(step);
  const last = index === STEPS.length - 1;
  // An export being changed is whole already: no need to walk through all the steps again.
  const maySave = last || (configId !== undefined && reachable(draft, 'name') === 'name');
  const goTo = (to: number) => STEPS[to] && onStep(STEPS[to]);
  const finish = (run: boolean) => save.mutate({ input: toInput(draft, suggestedName), run });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (last) finish(false);
    else goTo(index + 1);
  };

  if (exporters.isError)
    return <ProblemAlert error={exporters.error} retry={() => void exporters.refetch()} />;
  if (!exporters.data) return <Skeleton h={240} />;
  return (
    <Stack gap="lg">
      <Steps step={step} isOpen={(other) => reachable(draft, other) === other} onStep={onStep} />
      <form onSubmit={submit}>
        <Stack>
          <Title order={2} size="h3" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
            {t(`form.${step}.title`)}
          </Title>
          {step === 'what' && <WhatStep draft={draft} onChange={onChange} exporters={exporters.data} />}
          {step === 'where' && <WhereStep draft={draft} onChange={onChange} exporter={exporter} />}
          {step === 'how' && <ModeStep draft={draft} onChange={onChange} exporter={exporter} />}
          {step === 'columns' && exporter && (
            <ColumnsStep draft={draft} onChange={onChange} exporter={exporter} />
          )}
          {step === 'name' && (
            <NameStep draft={draft} onChange={onChange} exporter={exporter} suggestedName={suggestedName} />
          )}
          {save.isError && <ProblemAlert error={save.error} />}
          <Group mt="sm">
            {index > 0 && (
              <Button variant="default" onClick={() => goTo(index - 1)}>
                {t('form.back')}
              </Button>
            )}
            {!last && (
              <Button type="submit" disabled={!isComplete(draft, step) || save.isPending}>
                {t('form.next')}
              </Button>
            )}
            {maySave && (
              <Button
                type={last ? 'submit' : 'button'}
                variant="default"
                onClick={last ? undefined : () => finish(false)}
                disabled={save.isPending}
                loading={save.isPending && !save.variables.run}
              >
                {t('form.save')}
              </Button>
            )}
            {last && (
              <Button
                onClick={() => finish(true)}
                disabled={save.isPending}
                loading={save.isPending && save.variables.run}
              >
                {t('form.saveAndRun')}
              </Button>
            )}
          </Group>
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
