import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExportConfig, lastChangeQuery } from '../../api/exportConfigs.ts';
import { formatTime } from '../../shared/format.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import { type Draft, differing, draftFrom } from './draft.ts';

interface Props {
  draft: Draft;
  /** The export as it stands now. */
  config: ExportConfig;
  onTake: () => void;
  onGoOn: () => void;
}

/** Says that the export has changed since the draft was begun, by whom and in what they differ; the person chooses. */
export function ChangedMeanwhile({ draft, config, onTake, onGoOn }: Props) {
  const { t } = useTranslation('export-form');
  const language = useLanguage();
  const { data: change } = useQuery(lastChangeQuery(config.id, config.updatedAt));
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Whoever has just pressed «Save» is led here; whoever is typing is not disturbed.
    if (!document.activeElement?.matches('input, textarea')) place.current?.focus();
  }, []);
  const when = formatTime(config.updatedAt, language);
  const { kind, name } = change?.by ?? {};
  const who = (kind === 'person' || kind === 'key') && name ? kind : 'unknown';
  const parts = differing(draft, draftFrom(config)).map((step) => t(`${step}.short`));
  return (
    <Alert color="orange" role="alert" title={t('meanwhile.title')} ref={place} tabIndex={-1}>
      <Stack gap="sm">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {t(`meanwhile.by.${who}`, { name, when })} {t('meanwhile.text')}
        </Text>
        <Text size="sm">
          {parts.length > 0 ? t('meanwhile.differs', { parts: parts.join(', ') }) : t('meanwhile.same')}
        </Text>
        <Group gap="xs">
          <Button size="xs" onClick={onTake}>
            {t('meanwhile.take')}
          </Button>
          <Button size="xs" variant="default" onClick={onGoOn}>
            {t('meanwhile.goOn')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
