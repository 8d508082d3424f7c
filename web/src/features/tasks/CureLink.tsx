import { Button } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ExportTask } from '../../api/exportTasks.ts';
import { ButtonLink } from '../../shared/links.tsx';
import type { Cure } from './cures.ts';

interface Props {
  /** Where to; another run is no place. */
  cure: Exclude<Cure, 'run' | 'full'>;
  task: Pick<ExportTask, 'configId' | 'spreadsheetUrl'>;
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
  if (cure === 'connections')
    return (
      <ButtonLink {...looks} to="/connections">
        {t('cure.connections')}
      </ButtonLink>
    );
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
