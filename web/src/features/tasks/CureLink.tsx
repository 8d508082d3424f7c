import { Button, type ButtonProps } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ExportTask } from '../../api/exportTasks.ts';
import { integrationsQuery } from '../../api/integrations.ts';
import { ButtonLink } from '../../shared/links.tsx';
import { accountToMend, type Cure } from './cures.ts';

interface Props {
  /** Where to; another run is no place. */
  cure: Exclude<Cure, 'run' | 'full'>;
  task: ExportTask;
  /** The one thing to do next. */
  main?: boolean;
  size?: 'xs';
}

/** The way to what mends a run, as a button. */
export function CureLink({ cure, task, main = false, size }: Props) {
  const { t } = useTranslation('tasks');
  const looks = { size, variant: main ? 'filled' : 'default' };
  if (cure === 'sheet')
    return (
      <Button
        {...looks}
        component="a"
        href={task.spreadsheetUrl}
        target="_blank"
        rel="noopener noreferrer"
        leftSection={<IconTable size={18} aria-hidden />}
      >
        {t('actions.open')}
      </Button>
    );
  if (cure === 'connections') return <ToAccount {...looks} task={task} />;
  return (
    <ButtonLink
      {...looks}
      to="/exports/$configId/edit"
      params={{ configId: task.configId }}
      search={{ step: cure }}
    >
      {t(`cure.${cure}`)}
    </ButtonLink>
  );
}

/** To the very account that is to be connected again. */
function ToAccount({ task, ...looks }: { task: ExportTask } & Pick<ButtonProps, 'size' | 'variant'>) {
  const { t } = useTranslation('tasks');
  const { data = [] } = useQuery(integrationsQuery);
  const account = accountToMend(task, data);
  return (
    <ButtonLink {...looks} to="/connections" search={account === undefined ? {} : { account }}>
      {t('cure.connections')}
    </ButtonLink>
  );
}
