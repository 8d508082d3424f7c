import { Button, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createSpreadsheet } from '../../api/actions.ts';
import { spreadsheetQuery } from '../../api/queries.ts';
import type { Spreadsheet } from '../../api/types.ts';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';

/** Takes a link to a spreadsheet and looks whether we may write there, or creates a new spreadsheet. */
export function SpreadsheetPicker({ onPick }: { onPick: (spreadsheet: Spreadsheet) => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [way, setWay] = useState<'link' | 'create'>('link');
  const [text, setText] = useState('');
  const pick = useMutation({
    mutationFn: async () => {
      const link = text.trim();
      return way === 'link'
        ? queryClient.fetchQuery({ ...spreadsheetQuery(link), staleTime: 0 })
        : createSpreadsheet(link);
    },
    onSuccess: (spreadsheet) => {
      queryClient.setQueryData(spreadsheetQuery(spreadsheet.id).queryKey, spreadsheet);
      onPick(spreadsheet);
    },
  });
  const change = (next: 'link' | 'create') => {
    setWay(next);
    setText('');
    pick.reset();
  };
  const submit = () => text.trim() && pick.mutate();
  return (
    <Stack align="flex-start">
      <SegmentedControl
        value={way}
        onChange={change}
        data={[
          { value: 'link', label: t('form.where.haveLink') },
          { value: 'create', label: t('form.where.createNew') },
        ]}
        aria-label={t('form.where.title')}
      />
      <TextInput
        key={way}
        w="100%"
        maw={620}
        label={t(`form.where.${way}Label`)}
        description={t(`form.where.${way}Hint`)}
        placeholder={
          way === 'link' ? 'https://docs.google.com/spreadsheets/d/…' : t('form.where.createExample')
        }
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault(); // not the form's «Далее»
          submit();
        }}
      />
      {pick.isError && <ProblemAlert error={pick.error} />}
      <Button onClick={submit} loading={pick.isPending} disabled={!text.trim()}>
        {t(`form.where.${way}Action`)}
      </Button>
    </Stack>
  );
}
