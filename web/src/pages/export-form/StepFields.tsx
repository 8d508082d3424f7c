import type { Exporter } from '../../api/exporters.ts';
import type { Faults } from '../../shared/useFaults.tsx';
import { AccountSelect } from './AccountSelect.tsx';
import { CheckStep } from './CheckStep.tsx';
import { ColumnsStep } from './columns/ColumnsStep.tsx';
import type { Draft } from './draft.ts';
import { RowsStep } from './filter/RowsStep.tsx';
import { WhatStep } from './gallery/WhatStep.tsx';
import { ModeStep } from './ModeStep.tsx';
import { NameStep } from './NameStep.tsx';
import type { Step } from './steps.ts';
import { WhereStep } from './WhereStep.tsx';

interface Props {
  step: Step;
  /** With rows for the fields without which nothing can be read. */
  draft: Draft;
  onChange: (draft: Draft) => void;
  onStep: (step: Step, changed: Draft) => void;
  exporters: Exporter[];
  exporter: Exporter | undefined;
  /** What is exported, in words. */
  exporterTitle: string;
  suggestedName: string;
  configId: string | undefined;
  /** What the server had against a field. */
  faults: Faults<'name' | 'sheetTitle'>['at'];
}

/** What one step asks. */
export function StepFields({ step, draft, onChange, onStep, exporters, exporter, ...rest }: Props) {
  const { exporterTitle, suggestedName, configId, faults } = rest;
  const shown = { draft, onChange };
  switch (step) {
    case 'what':
      return (
        <>
          <AccountSelect provider="moysklad" onChange={(moysklad) => onChange({ ...draft, moysklad })} />
          <WhatStep
            draft={draft}
            exporters={exporters}
            onChosen={(next) => onStep(next.template === null ? 'columns' : 'place', next)}
          />
        </>
      );
    case 'columns':
    case 'rows': {
      if (!exporter || !draft.exporter) return null;
      const Fields = step === 'columns' ? ColumnsStep : RowsStep;
      return <Fields {...shown} exporter={exporter} exporterKey={draft.exporter} />;
    }
    case 'where':
    case 'place':
      return (
        <>
          <AccountSelect
            provider="google"
            onChange={(google) => onChange({ ...draft, google, spreadsheet: null })}
          />
          <WhereStep
            {...shown}
            exporterTitle={exporterTitle}
            suggestedTitle={draft.template === null ? exporterTitle : suggestedName}
            configId={configId}
            fault={faults.sheetTitle}
            {...(step === 'place' && { onPlaced: (next) => onStep('check', next) })}
          />
        </>
      );
    case 'how':
      return <ModeStep {...shown} exporter={exporter} />;
    case 'name':
      return (
        <NameStep
          {...shown}
          exporterTitle={exporterTitle}
          suggestedName={suggestedName}
          fault={faults.name}
          fit={exporter?.startsOnChanges ?? false}
        />
      );
    case 'check':
      return <CheckStep {...shown} exporterTitle={exporterTitle} fit={exporter?.startsOnChanges ?? false} />;
  }
}
