import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Cell, Column } from '../../../api/exporters.ts';
import { formatCell, isNumeric } from '../../../shared/format.ts';
import { OutsideLink } from '../../../shared/links.tsx';
import { ScrollBox } from '../../../shared/ScrollBox.tsx';
import { useLanguage } from '../../../shared/useLanguage.ts';
import classes from './Preview.module.css';

/** Rows under their headers. */
export function PreviewRows({ columns, rows }: { columns: Column[]; rows: Cell[][] }) {
  const language = useLanguage();
  return (
    <ScrollBox labelledBy="preview" maxHeight={480}>
      <Table withColumnBorders striped stickyHeader fz="sm">
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ key, title }) => (
              <Table.Th key={key} className={classes.cell}>
                {title[language]}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, index) => (
            // Rows are never reordered, only all replaced at once.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <Table.Tr key={index}>
              {columns.map((column, at) => (
                <Table.Td
                  key={column.key}
                  className={classes.cell}
                  ta={isNumeric(column.type) ? 'right' : undefined}
                >
                  <Value cell={row[at] ?? null} column={column} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  );
}

function Value({ cell, column }: { cell: Cell; column: Column }) {
  const { t } = useTranslation(['export-form', 'common']);
  const language = useLanguage();
  if (column.type === 'link' && typeof cell === 'string' && /^https?:\/\//.test(cell)) {
    return <OutsideLink href={cell}>{t('preview.link')}</OutsideLink>;
  }
  return formatCell(cell, column, language, { yes: t('common:yes'), no: t('common:no') });
}
