import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from '../../api/auth.ts';
import { useFaults } from '../../shared/useFaults.tsx';
import { NewPassword } from './NewPassword.tsx';
import { useEnter } from './useEnter.ts';

interface Props {
  /** The verb on the button. */
  action: string;
  /** Makes the person. @returns their address, to sign in with, and the company they joined. */
  create: (person: { name: string; password: string }) => Promise<{ email: string; companyId?: string }>;
}

/** Name and password of a new person, who then signs in at once. */
export function NewPersonForm({ action, create }: Props) {
  const { t } = useTranslation('entering');
  const enter = useEnter();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const begin = useMutation({
    mutationFn: async () => {
      const { email, companyId } = await create({ name: name.trim(), password });
      await signIn(email, password);
      return companyId;
    },
    onSuccess: (companyId) => enter('/exports', companyId),
  });
  const faults = useFaults(begin.error, ['name', 'password']);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        begin.mutate();
      }}
    >
      <Stack>
        <TextInput
          label={t('name')}
          error={faults.at.name}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoComplete="name"
          maxLength={100}
          required
        />
        <NewPassword
          label={t('newPassword')}
          error={faults.at.password}
          value={password}
          onChange={setPassword}
        />
        {faults.alert}
        <Button type="submit" loading={begin.isPending} fullWidth>
          {action}
        </Button>
      </Stack>
    </form>
  );
}
