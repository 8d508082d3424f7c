import { Badge, Stack, Table, Text } from '@mantine/core';
import { IconMinus, IconPencil, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ChangeKind, Difference, ExportTask, RowChange } from '../../api/exportTasks.ts';
import { CopyableText } from '../../shared/CopyableText.tsx';
import { formatNumber, isNumeric } from '../../shared/format.ts';
import { ScrollBox } from '../../shared/ScrollBox.tsx';
import { cutText } from '../../shared/text.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import { ChangedCell } from './ChangedCell.tsx';
import classes from './Difference.module.css';
import { columnsOf, type KnownColumns, rowsOfKind, type ShownColumn } from './differenceColumns.ts';
import { pointOfView } from './kinds.ts';

const LOOKS = {
  added: { color: 'green', Icon: IconPlus },
  changed: { color: 'yellow', Icon: IconPencil },
  removed: { color: 'red', Icon: IconMinus },
} as const;

interface Props {
  task: ExportTask;
  difference: Difference;
  known: KnownColumns;
  kind: ChangeKind | 'all';
}

/** The rows that differ, each cell with what was and what is. */
export function DifferenceRows({ task, difference, known, kind }: Props) {
  const { t } = useTranslation('task');
  const language = useLanguage();
  const rows = rowsOfKind(difference, kind);
  const columns = columnsOf(rows, difference, known, language);
  const total =
    kind === 'all' ? difference.added + difference.changed + difference.removed : difference[kind];
  return (
    <Stack gap="xs">
      {rows.length < total && (
        <Text size="sm" c="dimmed">
          {t('difference.first', {
            shown: formatNumber(rows.length, language),
            total: formatNumber(total, language),
          })}
        </Text>
      )}
      <ScrollBox labelledBy="difference" maxHeight={560}>
        <Table withColumnBorders stickyHeader fz="sm">
          <Table.Thead style={{ zIndex: 2 }}>
            <Table.Tr>
              <Table.Th>{t('difference.row')}</Table.Th>
              {columns.map(({ key, title }) => (
                <Table.Th key={key}>{title}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Row key={`${row.kind} ${row.key}`} row={row} columns={columns} view={pointOfView(task)} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollBox>
    </Stack>
  );
}

function Row({
  row,
  columns,
  view,
}: {
  row: RowChange;
  columns: ShownColumn[];
  view: ReturnType<typeof pointOfView>;
}) {
  const { t } = useTranslation('task');
  const { color, Icon } = LOOKS[row.kind];
  return (
    <Table.Tr>
      <Table.Td className={classes.first}>
        <div className={classes.kind}>
          <Badge
            color={color}
            variant="light"
            tt="none"
            miw="max-content"
            leftSection={<Icon size={12} aria-hidden />}
          >
            {t(`difference.${view}.one.${row.kind}`)}
          </Badge>
          <CopyableText value={row.key} shown={`${cutText(row.key, 8)}…`} />
        </div>
        {row.name !== undefined && (
          <Text size="sm" fw={600} className={classes.name}>
            {row.name}
          </Text>
        )}
      </Table.Td>
      {columns.map(({ key, look }) => {
        const cell = row.cells.find(({ column }) => column === key);
        return (
          <Table.Td key={key} className={classes.cell} ta={isNumeric(look.type) ? 'right' : undefined}>
            {cell && <ChangedCell kind={row.kind} before={cell.before} after={cell.after} look={look} />}
          </Table.Td>
        );
      })}
    </Table.Tr>
  );
}
