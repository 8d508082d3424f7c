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
import { seesOwnOnly, useGoogle } from './useGoogle.ts';

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
  onSought?: (sought: Sought | null) => void;
  /** @param way how it was chosen */
  onPick: (spreadsheet: Spreadsheet, way: Sought['way']) => void;
  /** Of a new spreadsheet. */
  suggestedTitle: string;
  /** Whether a new one is offered first, also where Google shows us all there are. */
  createFirst?: boolean;
  /** The verb on the button that makes a new one, where that does more. */
  createAction?: string;
}

/** A new spreadsheet, one found by its name, or one by its link; looks whether we may write there. */
export function SpreadsheetPicker(props: Props) {
  const { google: page, onPick, suggestedTitle, createFirst = false, createAction } = props;
  const { t } = useTranslation('spreadsheets');
  const { google } = useAccounts();
  const account = useGoogle();
  const queryClient = useQueryClient();
  // A service account has no room at Google for spreadsheets of its own; where only ours are seen, there may be none yet.
  const robot = account?.kind === 'service-account';
  const first = !robot && (createFirst || (account && seesOwnOnly(account))) ? 'create' : 'link';
  const begun = (next: Sought['way']): Sought => ({
    way: next,
    text: next === 'create' ? suggestedTitle : '',
  });
  const [sought, seek] = useUncontrolled<Sought | null>({
    value: props.sought,
    defaultValue: null,
    onChange: props.onSought,
  });
  const { way, text } = sought ?? begun(first);
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
  const change = (next: Sought['way']) => {
    seek(begun(next));
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
          {(way === 'create' && createAction) || t(`${way}Action`)}
        </Button>
      )}
    </Stack>
  );
}
