import { Button, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createSpreadsheet, type Spreadsheet, spreadsheetQuery } from '../../api/spreadsheets.ts';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { useAccounts } from '../exporters/accounts.ts';
import { FindSpreadsheet } from './FindSpreadsheet.tsx';
import { OwnOnly } from './OwnOnly.tsx';
import { seesOwnOnly, useGoogle } from './useGoogle.ts';

type Way = 'link' | 'find' | 'create';

interface Props {
  /** @param way how it was chosen */
  onPick: (spreadsheet: Spreadsheet, way: Way) => void;
  /** Of a new spreadsheet. */
  suggestedTitle: string;
  /** Whether a new one is offered first, also where Google shows us all there are. */
  createFirst?: boolean;
  /** The verb on the button that makes a new one, where that does more. */
  createAction?: string;
}

/** A new spreadsheet, one found by its name, or one by its link; looks whether we may write there. */
export function SpreadsheetPicker({ onPick, suggestedTitle, createFirst = false, createAction }: Props) {
  const { t } = useTranslation('spreadsheets');
  const { google } = useAccounts();
  const account = useGoogle();
  const queryClient = useQueryClient();
  // A service account has no room at Google for spreadsheets of its own; where only ours are seen, there may be none yet.
  const robot = account?.kind === 'service-account';
  const first = !robot && (createFirst || (account && seesOwnOnly(account))) ? 'create' : 'link';
  const [chosen, choose] = useState<Way | null>(null);
  const [typed, type] = useState<string | null>(null);
  const way = chosen ?? first;
  const text = typed ?? (way === 'create' ? suggestedTitle : '');
  // Side by side the three are wider than a phone.
  const narrow = useMediaQuery('(max-width: 30em)') ?? false;
  const pick = useMutation({
    mutationFn: async (link: string) =>
      way === 'create'
        ? createSpreadsheet(link, google)
        : queryClient.fetchQuery({ ...spreadsheetQuery(link, google), staleTime: 0 }),
    onSuccess: (spreadsheet) => {
      queryClient.setQueryData(spreadsheetQuery(spreadsheet.id, google).queryKey, spreadsheet);
      onPick(spreadsheet, way);
    },
  });
  const change = (next: Way) => {
    choose(next);
    type(null);
    pick.reset();
  };
  const submit = () => text.trim() && pick.mutate(text.trim());
  return (
    <Stack align="flex-start">
      <SegmentedControl
        orientation={narrow ? 'vertical' : 'horizontal'}
        fullWidth={narrow}
        w={narrow ? '100%' : undefined}
        value={way}
        onChange={change}
        data={[
          { value: 'link', label: t('haveLink') },
          { value: 'find', label: t('byName') },
          { value: 'create', label: t('createNew') },
        ]}
        aria-label={t('title')}
      />
      {way !== 'create' && <OwnOnly />}
      {way === 'find' ? (
        <FindSpreadsheet
          onPick={(id) => pick.mutate(id)}
          busy={pick.isPending ? (pick.variables ?? null) : null}
        />
      ) : (
        <TextInput
          key={way}
          w="100%"
          maw={620}
          label={t(`${way}Label`)}
          description={t(`${way}Hint`)}
          placeholder={way === 'link' ? 'https://docs.google.com/spreadsheets/d/…' : t('createExample')}
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault(); // not the form's «Далее»
            submit();
          }}
        />
      )}
      {pick.isError && <ProblemAlert error={pick.error} />}
      {way !== 'find' && (
        <Button onClick={submit} loading={pick.isPending} disabled={!text.trim()}>
          {(way === 'create' && createAction) || t(`${way}Action`)}
        </Button>
      )}
    </Stack>
  );
}
