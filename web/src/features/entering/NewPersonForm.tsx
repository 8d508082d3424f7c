import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from '../../api/auth.ts';
import { createCompany } from '../../api/companies.ts';
import { useFaults } from '../../shared/useFaults.tsx';
import { NewPassword } from './NewPassword.tsx';
import { useEnter } from './useEnter.ts';

interface Props {
  /** The verb on the button. */
  action: string;
  /** Makes the person. @returns their address, to sign in with, and the company they joined. */
  create: (person: { name: string; password: string }) => Promise<{ email: string; companyId?: string }>;
  /** Whether their company may be named here, too. */
  asksCompany?: boolean;
}

/** Name and password of a new person, who then signs in at once; and their company, if they have named one. */
export function NewPersonForm({ action, create, asksCompany = false }: Props) {
  const { t } = useTranslation('entering');
  const enter = useEnter();
  const [name, setName] = useState('');
  const [company, setCompany] = useState('');
  const [password, setPassword] = useState('');
  const found = useMutation({
    mutationFn: () => createCompany(company.trim()),
    // A company without exports is shown how to begin.
    onSuccess: ({ id }) => enter('/', id),
  });
  const begin = useMutation({
    mutationFn: async () => {
      const { email, companyId } = await create({ name: name.trim(), password });
      await signIn(email, password);
      return companyId;
    },
    onSuccess: (companyId) => goOn(companyId),
  });
  const goOn = (companyId?: string) => (company.trim() ? found.mutate() : enter('/exports', companyId));
  const faults = useFaults(begin.error, ['name', 'password']);
  const companyFaults = useFaults(found.error, ['name']);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // The email's link works once: a company that was refused is tried again without it.
        if (begin.isSuccess) void goOn(begin.data);
        else begin.mutate();
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
          disabled={begin.isSuccess}
        />
        {asksCompany && (
          <TextInput
            label={t('company')}
            description={t('companyHint')}
            placeholder={t('companyExample')}
            error={companyFaults.at.name}
            value={company}
            onChange={(event) => setCompany(event.currentTarget.value)}
            autoComplete="organization"
            maxLength={100}
          />
        )}
        <NewPassword
          label={t('newPassword')}
          error={faults.at.password}
          value={password}
          onChange={setPassword}
          disabled={begin.isSuccess}
        />
        {faults.alert}
        {companyFaults.alert}
        <Button type="submit" loading={begin.isPending || found.isPending} fullWidth>
          {action}
        </Button>
      </Stack>
    </form>
  );
}
