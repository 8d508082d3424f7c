import { Button, Paper, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconMathFunction } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenColumn } from '../../../api/exportConfigs.ts';
import type { Column } from '../../../api/exporters.ts';
import { useLanguage } from '../../../shared/useLanguage.ts';
import { ColumnItem } from './ColumnItem.tsx';
import classes from './Columns.module.css';
import { move, remove, titleOf } from './columns.ts';
import { useDragOrder } from './useDragOrder.ts';

interface Props {
  all: Column[];
  chosen: ChosenColumn[];
  onChange: (chosen: ChosenColumn[]) => void;
  /** Opens the settings of a column. */
  onEdit: (column: ChosenColumn) => void;
  /** Begins a new computed column. */
  onCompute: () => void;
}

/** The columns as they will stand in the sheet: dragged, or moved by buttons and Alt with the arrows. */
export function ColumnOrder({ all, chosen, onChange, onEdit, onCompute }: Props) {
  const { t } = useTranslation('export-form');
  const language = useLanguage();
  const list = useRef<HTMLOListElement>(null);
  const [said, say] = useState('');

  // A new column comes last: it is shown within the list, and the page stays where it is.
  const { length } = chosen;
  const before = useRef(length);
  useEffect(() => {
    if (length > before.current) list.current?.scrollTo({ top: list.current.scrollHeight });
    before.current = length;
  }, [length]);

  const put = (key: string, to: number) => {
    const column = chosen.find((other) => other.key === key);
    if (!column || to < 0 || to >= chosen.length) return;
    onChange(move(chosen, key, to));
    const title = titleOf(column, all, language);
    say(t('columns.moved', { title, place: to + 1, count: chosen.length }));
    // After it has been drawn: what moves by keyboard stays in sight.
    requestAnimationFrame(() =>
      list.current?.querySelector(`[data-key="${CSS.escape(key)}"]`)?.scrollIntoView({ block: 'nearest' }),
    );
  };
  const drag = useDragOrder(list, put);
  const take = (column: ChosenColumn) => {
    onChange(remove(chosen, column.key));
    say(t('columns.removed', { title: titleOf(column, all, language) }));
  };

  return (
    <Paper withBorder p="md" component="section" aria-labelledby="column-order">
      <Stack gap="sm">
        <Title order={3} size="h5" id="column-order">
          {t('columns.order')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('columns.orderHint')}
        </Text>
        <ol className={`${classes.box} ${classes.order}`} ref={list}>
          {chosen.map((column, at) => (
            <ColumnItem
              key={column.key}
              column={column}
              all={all}
              first={at === 0}
              last={at === chosen.length - 1}
              dragged={column.key === drag.dragged}
              onGrip={(event) => drag.start(event, column.key)}
              onMove={(by) => put(column.key, at + by)}
              onEdit={() => onEdit(column)}
              onRemove={() => take(column)}
            />
          ))}
        </ol>
        <Button
          variant="default"
          leftSection={<IconMathFunction size={18} aria-hidden />}
          onClick={onCompute}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('columns.compute')}
        </Button>
        <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
      </Stack>
    </Paper>
  );
}
