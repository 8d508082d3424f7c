import { Button, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useMediaQuery, useUncontrolled } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { GooglePage } from '../../api/integrations.ts';
import { createSpreadsheet, type Spreadsheet, spreadsheetQuery } from '../../api/spreadsheets.ts';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { useAccounts } from '../exporters/accounts.ts';
import { FindSpreadsheet } from './FindSpreadsheet.tsx';
import { OwnOnly } from './OwnOnly.tsx';

/** How a spreadsheet is looked for, and what has been typed for that so far. */
export interface Sought {
  way: 'link' | 'find' | 'create';
  text: string;
}

interface Props {
  /** The form it stands in, to come back to from Google. */
  google: GooglePage;
  /** What was typed before; the picker keeps it itself where nobody else does. */
  sought?: Sought | null;
  onSought?: (sought: Sought) => void;
  onPick: (spreadsheet: Spreadsheet) => void;
  /** Of a new spreadsheet; with it that way is offered first. */
  suggestedTitle?: string;
}

/** A new spreadsheet, one found by its name, or one by its link; looks whether we may write there. */
export function SpreadsheetPicker({ google: page, onPick, suggestedTitle = '', sought, onSought }: Props) {
  const { t } = useTranslation('spreadsheets');
  const { google } = useAccounts();
  const queryClient = useQueryClient();
  const [{ way, text }, seek] = useUncontrolled<Sought>({
    value: sought ?? undefined,
    defaultValue: { way: suggestedTitle ? 'create' : 'link', text: suggestedTitle },
    onChange: onSought,
  });
  // Side by side the three are wider than a phone.
  const narrow = useMediaQuery('(max-width: 30em)') ?? false;
  const pick = useMutation({
    mutationFn: async (link: string) =>
      way === 'create'
        ? createSpreadsheet(link, google)
        : queryClient.fetchQuery({ ...spreadsheetQuery(link, google), staleTime: 0 }),
    onSuccess: (spreadsheet) => {
      queryClient.setQueryData(spreadsheetQuery(spreadsheet.id, google).queryKey, spreadsheet);
      onPick(spreadsheet);
    },
  });
  const change = (next: Sought['way']) => {
    seek({ way: next, text: next === 'create' ? suggestedTitle : '' });
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
      {way !== 'create' && <OwnOnly {...page} />}
      {way === 'find' ? (
        <FindSpreadsheet
          text={text}
          onText={(next) => seek({ way, text: next })}
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
          onChange={(event) => seek({ way, text: event.currentTarget.value })}
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
          {t(`${way}Action`)}
        </Button>
      )}
    </Stack>
  );
}
