import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { profileQuery } from '../../api/profile.ts';
import { AskAddress } from '../../features/address/AskAddress.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { EmailForm } from './EmailForm.tsx';
import { NameForm } from './NameForm.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import { Sessions } from './Sessions.tsx';

export function ProfilePage() {
  const { t } = useTranslation();
  const profile = useQuery(profileQuery);
  return (
    <Stack maw={720}>
      <PageTitle>{t('nav.profile')}</PageTitle>
      <AskAddress />
      {profile.isError && <ProblemAlert error={profile.error} retry={() => void profile.refetch()} />}
      {profile.isPending && <Skeleton h={300} role="status" aria-label={t('loading')} />}
      {profile.data && (
        <>
          <NameForm name={profile.data.name} />
          {!profile.data.email.endsWith('.invalid') && (
            <EmailForm email={profile.data.email} google={profile.data.google} />
          )}
          <PasswordForm email={profile.data.email} hasPassword={profile.data.hasPassword} />
          <SecondFactor on={profile.data.secondFactor} hasPassword={profile.data.hasPassword} />
        </>
      )}
      <Sessions />
    </Stack>
  );
}
