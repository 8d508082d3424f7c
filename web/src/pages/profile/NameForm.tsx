import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../api/me.ts';
import { changeProfile, profileQuery } from '../../api/profile.ts';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { Section } from '../../shared/Section.tsx';
import { toastDone } from '../../shared/toasts.ts';

export function NameForm({ name }: { name: string }) {
  const { t } = useTranslation(['profile', 'entering', 'common']);
  const queryClient = useQueryClient();
  const [value, setValue] = useState(name);
  const save = useMutation({
    mutationFn: () => changeProfile({ name: value.trim() }),
    onSuccess: async () => {
      toastDone(t('saved'));
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: profileQuery.queryKey }),
        queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
      ]);
    },
  });
  return (
    <Section title={t('entering:name')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack>
          <TextInput
            label={t('nameLabel')}
            value={value}
            onChange={(event) => setValue(event.currentTarget.value)}
            autoComplete="name"
            maxLength={100}
            required
          />
          {save.isError && <ProblemAlert error={save.error} />}
          <Group>
            <Button type="submit" variant="default" disabled={value.trim() === name} loading={save.isPending}>
              {t('common:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
