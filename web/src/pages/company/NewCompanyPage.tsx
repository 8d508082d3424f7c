import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createCompany } from '../../api/companies.ts';
import { meQuery } from '../../api/me.ts';
import { useEnter } from '../../features/entering/useEnter.ts';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';

/** A company is made: the first one of whoever has none, or one more. */
export function NewCompanyPage() {
  const { t } = useTranslation(['company', 'common']);
  const enter = useEnter();
  const { data: me } = useQuery(meQuery);
  const [name, setName] = useState('');
  const create = useMutation({
    mutationFn: () => createCompany(name.trim()),
    // A company without exports is shown how to begin.
    onSuccess: ({ id }) => enter('/', id),
  });
  const isFirst = me?.companies.length === 0;
  return (
    <Stack maw={520}>
      <PageTitle>{t(isFirst ? 'firstTitle' : 'common:nav.newCompany')}</PageTitle>
      <Text>{t('newText')}</Text>
      {isFirst && <Alert color="blue">{t('invitedText', { email: me.user.email })}</Alert>}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <Stack>
          <TextInput
            label={t('name')}
            placeholder={t('nameExample')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            autoComplete="organization"
            maxLength={100}
            required
          />
          {create.isError && <ProblemAlert error={create.error} />}
          <Group>
            <Button type="submit" loading={create.isPending}>
              {t('create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Stack>
  );
}
