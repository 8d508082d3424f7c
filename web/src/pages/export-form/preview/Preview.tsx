import { Group, Loader, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { previewQuery } from '../../api/queries.ts';
import type { Cell, Column } from '../../api/types.ts';
import { formatCell, formatNumber, isNumeric } from '../../shared/format.ts';
import { OutsideLink } from '../../shared/links.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { ScrollBox } from '../../shared/ScrollBox.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';
import classes from './Preview.module.css';

/** The server asks MoySklad for every preview: wait until the person stops clicking, ms. */
const PAUSE_MS = 600;

interface Props {
  exporter: string;
  columns: string[];
  filter: string;
}

/** The first rows as they would stand in the sheet. */
export function Preview({ exporter, columns, filter }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [asked] = useDebouncedValue({ columns: columns.join('\n'), filter }, PAUSE_MS);
  const preview = useQuery(previewQuery(exporter, asked.columns.split('\n'), asked.filter));
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <Title order={3} size="h5" id="preview">
          {t('form.preview.title')}
        </Title>
        {preview.isFetching && <Loader size="xs" aria-label={t('common.loading')} />}
      </Group>
      {preview.isPending && <Skeleton h={240} />}
      {preview.isError && <ProblemAlert error={preview.error} retry={() => void preview.refetch()} />}
      {preview.data && !preview.isError && (
        <>
          <Text size="sm" c="dimmed">
            {preview.data.rows.length === 0
              ? t('form.preview.empty')
              : t('form.preview.rowsOf', {
                  count: preview.data.rows.length,
                  total: formatNumber(preview.data.total, language),
                })}
          </Text>
          <Rows columns={preview.data.columns} rows={preview.data.rows} />
        </>
      )}
    </Stack>
  );
}

function Rows({ columns, rows }: { columns: Column[]; rows: Cell[][] }) {
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
            <Table.Tr key={String(row[0] ?? index)}>
              {columns.map(({ key, type }, at) => (
                <Table.Td key={key} className={classes.cell} ta={isNumeric(type) ? 'right' : undefined}>
                  <Value cell={row[at] ?? null} type={type} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  );
}

function Value({ cell, type }: { cell: Cell; type: Column['type'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (type === 'link' && typeof cell === 'string' && /^https?:\/\//.test(cell)) {
    return <OutsideLink href={cell}>{t('form.preview.link')}</OutsideLink>;
  }
  return formatCell(cell, type, language, { yes: t('common.yes'), no: t('common.no') });
}
