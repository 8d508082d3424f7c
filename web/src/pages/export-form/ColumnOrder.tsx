import { ActionIcon, Group, Paper, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../api/types.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import classes from './Columns.module.css';
import { move } from './columns.ts';

interface Props {
  all: Column[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

/** The order of the columns: dragged, or moved by buttons and Alt with the arrows. */
export function ColumnOrder({ all, chosen, onChange }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, say] = useState('');
  const titleOf = (key: string) => all.find((column) => column.key === key)?.title[language] ?? key;

  const put = (key: string, to: number) => {
    if (to < 0 || to >= chosen.length) return;
    onChange(move(chosen, key, to));
    say(t('form.columns.moved', { title: titleOf(key), place: to + 1, count: chosen.length }));
  };
  const onKeyDown = (event: KeyboardEvent, key: string, at: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    put(key, event.key === 'ArrowUp' ? at - 1 : at + 1);
  };

  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={3} size="h5">
          {t('form.columns.order')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('form.columns.orderHint')}
        </Text>
        <ol className={`${classes.box} ${classes.order}`}>
          {chosen.map((key, at) => (
            <li
              key={key}
              className={classes.item}
              draggable
              data-dragged={key === dragged || undefined}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                setDragged(key);
              }}
              onDragEnter={() => dragged && dragged !== key && onChange(move(chosen, dragged, at))}
              onDragOver={(event) => event.preventDefault()}
              onDragEnd={() => setDragged(null)}
              onDrop={(event) => event.preventDefault()}
              onKeyDown={(event) => onKeyDown(event, key, at)}
            >
              <Group gap="xs" wrap="nowrap">
                <IconGripVertical size={16} aria-hidden className={classes.grip} />
                <Text size="sm" flex={1} style={{ overflowWrap: 'anywhere' }}>
                  {titleOf(key)}
                </Text>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('form.columns.up', { title: titleOf(key) })}
                  aria-disabled={at === 0}
                  onClick={() => put(key, at - 1)}
                >
                  <IconArrowUp size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('form.columns.down', { title: titleOf(key) })}
                  aria-disabled={at === chosen.length - 1}
                  onClick={() => put(key, at + 1)}
                >
                  <IconArrowDown size={16} aria-hidden />
                </ActionIcon>
              </Group>
            </li>
          ))}
        </ol>
        <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
      </Stack>
    </Paper>
  );
}
