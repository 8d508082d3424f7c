import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './FormActions.module.css';

interface Props {
  first: boolean;
  last: boolean;
  /** Whether the step holds all it needs. */
  complete: boolean;
  /** Whether all steps do, so that it can be saved from here. */
  maySave: boolean;
  /** What is being saved now: alone, or to be run at once. */
  saving: 'save' | 'run' | null;
  onBack: () => void;
  onSave: () => void;
  onRun: () => void;
  /** On the short way of a template: to the form that asks everything. There is nothing to save without running it. */
  onMore?: (() => void) | undefined;
}

/** To the next step and back, and saving; in sight wherever one can go on. The button that goes on submits the form. */
export function FormActions({
  first,
  last,
  complete,
  maySave,
  saving,
  onBack,
  onSave,
  onRun,
  onMore,
}: Props) {
  const { t } = useTranslation(['export-form', 'common']);
  const busy = saving !== null;
  return (
    // Where something is still to be done it stands at the end of the step, and covers nothing of it.
    <div className={classes.actions} data-sticky={complete || maySave || undefined}>
      {!first && (
        <Button variant="default" onClick={onBack}>
          {t('common:back')}
        </Button>
      )}
      {!last && (
        <Button type="submit" disabled={!complete || busy}>
          {t('common:next')}
        </Button>
      )}
      {maySave && !onMore && (
        <Button
          type={last ? 'submit' : 'button'}
          variant="default"
          onClick={last ? undefined : onSave}
          disabled={busy}
          loading={saving === 'save'}
        >
          {t('common:save')}
        </Button>
      )}
      {last && (
        <Button
          type={onMore ? 'submit' : 'button'}
          onClick={onMore ? undefined : onRun}
          disabled={busy}
          loading={saving === 'run'}
        >
          {t(onMore ? 'fill' : 'saveAndRun')}
        </Button>
      )}
      {onMore && (
        <Button variant="subtle" onClick={onMore} disabled={busy}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
