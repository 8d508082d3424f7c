import { Alert, Autocomplete, Button, Group, Loader, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ExportConfig, exportConfigsQuery } from '../../api/exportConfigs.ts';
import { type GooglePage, integrationsQuery } from '../../api/integrations.ts';
import { type Spreadsheet, spreadsheetQuery } from '../../api/spreadsheets.ts';
import { useAccounts } from '../../features/exporters/accounts.ts';
import { SpreadsheetPicker } from '../../features/spreadsheets/SpreadsheetPicker.tsx';
import { CopyableText } from '../../shared/CopyableText.tsx';
import { OutsideLink } from '../../shared/links.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { cutText } from '../../shared/text.ts';
import { ConnectFirst } from './ConnectFirst.tsx';
import { type Draft, freeTitle, LONGEST_TITLE } from './draft.ts';

interface Props {
  draft: Draft;
  onChange: (draft: Draft) => void;
  /** What is exported, in words: the sheet's name when there is none yet. */
  exporterTitle: string;
  /** Of a new spreadsheet. */
  suggestedTitle: string;
  /** Of the export being changed; its own sheet is free for it. */
  configId: string | undefined;
  /** What the server had against the sheet. */
  fault: string | undefined;
  /** Takes a place about which nothing is left to be asked: a sheet that is still to be made. A new spreadsheet is offered first then. */
  onPlaced?: (draft: Draft) => void;
}

/** Which spreadsheet, and which sheet of it. */
export function WhereStep(props: Props) {
  const { draft, onChange, exporterTitle, suggestedTitle, configId, fault, onPlaced } = props;
  const others = useOthers(configId);
  const take = ({ id, title, url, sheets, inBin }: Spreadsheet) => {
    const wanted = draft.sheetTitle.trim() || cutText(exporterTitle, LONGEST_TITLE);
    const taken = others.filter(({ spreadsheetId }) => spreadsheetId === id);
    const sheetTitle = freeTitle(
      wanted,
      taken.map((config) => config.sheetTitle),
    );
    const next = { ...draft, spreadsheet: { id, title, url }, sought: null, sheetTitle };
    const isNew = !inBin && !sheets.some((sheet) => sheet.title === sheetTitle);
    if (isNew && onPlaced) onPlaced(next);
    else onChange(next);
  };
  const page: GooglePage = {
    page: onPlaced ? 'template' : 'export',
    ...(configId !== undefined && { exportId: configId }),
  };
  return (
    <Stack>
      <ConnectFirst provider="google" google={page} />
      {draft.spreadsheet === null ? (
        <>
          <ShareHint />
          <SpreadsheetPicker
            google={page}
            sought={draft.sought}
            onSought={(sought) => onChange({ ...draft, sought })}
            onPick={take}
            suggestedTitle={suggestedTitle}
            createFirst={onPlaced !== undefined}
          />
        </>
      ) : (
        <Chosen
          draft={draft}
          spreadsheet={draft.spreadsheet}
          onChange={onChange}
          others={others}
          fault={fault}
        />
      )}
    </Stack>
  );
}

/** The company's other exports: their sheets are not to be had. */
function useOthers(configId: string | undefined): ExportConfig[] {
  const { data = [] } = useQuery(exportConfigsQuery);
  return data.filter(({ id }) => id !== configId);
}

/** Whom to share the spreadsheet with: without it Google will not let us in. */
function ShareHint() {
  const { t } = useTranslation('spreadsheets');
  const { data } = useQuery(integrationsQuery);
  const account = data?.find(({ kind }) => kind === 'service-account')?.details.email;
  if (!account) return null;
  return (
    <Alert color="blue">
      <Text size="sm">{t('share')}</Text>
      <CopyableText value={account} />
    </Alert>
  );
}

function Chosen({
  draft,
  spreadsheet,
  onChange,
  others,
  fault,
}: Pick<Props, 'draft' | 'onChange' | 'fault'> & {
  spreadsheet: NonNullable<Draft['spreadsheet']>;
  others: ExportConfig[];
}) {
  const { t } = useTranslation(['export-form', 'spreadsheets']);
  const { google } = useAccounts();
  const found = useQuery(spreadsheetQuery(spreadsheet.id, google));
  const titles = found.data?.sheets.map(({ title }) => title) ?? [];
  const wanted = draft.sheetTitle.trim();
  // The server refuses it when it is saved, whoever was first; here it is said when it is chosen.
  const user = others.find(
    ({ spreadsheetId, sheetTitle }) =>
      spreadsheetId === spreadsheet.id && sheetTitle.toLowerCase() === wanted.toLowerCase(),
  );
  return (
    <>
      <Paper withBorder p="md">
        <Group justify="space-between">
          <Text style={{ overflowWrap: 'anywhere', minWidth: 0 }}>
            {t('spreadsheets:chosen')}: <OutsideLink href={spreadsheet.url}>{spreadsheet.title}</OutsideLink>
          </Text>
          <Button variant="default" size="xs" onClick={() => onChange({ ...draft, spreadsheet: null })}>
            {t('spreadsheets:other')}
          </Button>
        </Group>
      </Paper>
      {found.data?.inBin && <Alert color="orange">{t('where.inBin')}</Alert>}
      {found.isError && <ProblemAlert error={found.error} retry={() => void found.refetch()} />}
      <Autocomplete
        label={t('where.sheet')}
        description={t('where.sheetHint')}
        data={titles}
        // All the sheets, whatever is typed: a name that is there already would hide the others.
        filter={({ options }) => options}
        value={draft.sheetTitle}
        onChange={(sheetTitle) => onChange({ ...draft, sheetTitle })}
        rightSection={found.isFetching ? <Loader size="xs" /> : null}
        error={user ? t('where.used', { title: wanted, name: user.name }) : fault}
        required
        maxLength={LONGEST_TITLE}
        maw={520}
      />
      {found.data && wanted && !user && (
        <Text size="sm" aria-live="polite">
          {titles.includes(wanted)
            ? t('where.existing', { title: wanted })
            : t('where.willCreate', { title: wanted })}
        </Text>
      )}
    </>
  );
}
