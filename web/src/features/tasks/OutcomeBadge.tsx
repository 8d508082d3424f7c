import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { outcomeOf, type RunInBrief } from './outcome.ts';

/** How a run went or goes, in a word and a colour. */
export function OutcomeBadge({ run }: { run: RunInBrief }) {
  const { t } = useTranslation('tasks');
  const { kind, colour } = outcomeOf(run);
  return (
    <Badge color={colour} variant="light" tt="none" miw="max-content">
      {t(`outcome.${kind}.short`)}
    </Badge>
  );
}
