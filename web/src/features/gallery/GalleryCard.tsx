import { Badge, Group, Loader, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Exporter } from '../../api/exporters.ts';
import classes from './Gallery.module.css';
import { SECTION_ICONS } from './sectionIcons.ts';

interface Props {
  title: string;
  description: string;
  section: Exporter['section'] | undefined;
  /** For whom it is, in a word or two. */
  badge?: string | undefined;
  current: boolean;
  busy?: boolean;
  onChoose: () => void;
}

/** One thing to begin with; choosing it goes on to the next step. */
export function GalleryCard({ title, description, section, badge, current, busy, onChoose }: Props) {
  const { t } = useTranslation('gallery');
  const Icon = section && SECTION_ICONS[section];
  return (
    <UnstyledButton
      className={classes.card}
      aria-current={current || undefined}
      onClick={onChoose}
      data-gallery-card
    >
      {Icon && <Icon size={22} aria-hidden className={classes.icon} />}
      <Stack gap={4} style={{ minWidth: 0, flex: 1 }}>
        <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
          <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Text>
          {busy && <Loader size="xs" />}
          {current && !busy && <IconCheck size={20} aria-label={t('current')} />}
        </Group>
        <Text size="sm" c="dimmed">
          {description}
        </Text>
        {badge && (
          <Badge variant="light" tt="none" fw={500}>
            {badge}
          </Badge>
        )}
      </Stack>
    </UnstyledButton>
  );
}
