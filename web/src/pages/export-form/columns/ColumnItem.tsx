import { ActionIcon, Text, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPencil, IconX } from '@tabler/icons-react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenColumn } from '../../../api/exportConfigs.ts';
import type { Column } from '../../../api/exporters.ts';
import { useLanguage } from '../../../shared/useLanguage.ts';
import classes from './Columns.module.css';
import { isGone, titleOf } from './columns.ts';
import { useColumnInWords } from './useColumnInWords.ts';

interface Props {
  column: ChosenColumn;
  all: Column[];
  first: boolean;
  last: boolean;
  dragged: boolean;
  onGrip: (event: PointerEvent) => void;
  /** By one place up (-1) or down (1). */
  onMove: (by: -1 | 1) => void;
  onEdit: () => void;
  onRemove: () => void;
}

/** One chosen column: its header, what was said of it, and what can be done with it. */
export function ColumnItem(props: Props) {
  const { column, all, first, last, dragged, onGrip, onMove, onEdit, onRemove } = props;
  const { t } = useTranslation('export-form');
  const language = useLanguage();
  const inWords = useColumnInWords(all);
  const gone = isGone(column, all);
  const title = gone && !column.title ? t('columns.goneTitle') : titleOf(column, all, language);
  const words = inWords(column);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li
      className={classes.item}
      data-key={column.key}
      data-dragged={dragged || undefined}
      onKeyDown={onKeyDown}
    >
      <span className={classes.grip} onPointerDown={onGrip} aria-hidden>
        <IconGripVertical size={18} />
      </span>
      <UnstyledButton
        className={classes.name}
        onClick={onEdit}
        aria-label={[t('columns.edit', { title }), words].filter(Boolean).join(', ')}
      >
        <Text size="sm">
          {title} <IconPencil size={14} aria-hidden style={{ verticalAlign: '-2px', opacity: 0.6 }} />
        </Text>
        {words && (
          <Text size="xs" c={gone ? 'var(--mantine-color-error)' : 'dimmed'}>
            {words}
          </Text>
        )}
      </UnstyledButton>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('columns.up', { title })}
        aria-disabled={first}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('columns.down', { title })}
        aria-disabled={last}
        onClick={() => onMove(1)}
      >
        <IconArrowDown size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('columns.remove', { title })}
        onClick={onRemove}
      >
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </li>
  );
}
