import { Alert, Button, List, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { acceptInvitation, invitationQuery, signUpByInvitation } from '../../api/invitations.ts';
import { forgetHere, leave } from '../../features/drafts/leave.ts';
import { NewPersonForm } from '../../features/entering/NewPersonForm.tsx';
import { useEnter } from '../../features/entering/useEnter.ts';
import { OutsidePage } from '../../layout/OutsidePage.tsx';
import { secretInAddress } from '../../shared/fragment.ts';
import { ButtonLink, TextLink } from '../../shared/links.tsx';
import { tellSignedOut } from '../../shared/otherTabs.ts';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';

/** Behind an invitation's link: what it is, and the way in for whoever came. */
export function InvitationPage() {
  const { t } = useTranslation(['invitation', 'common', 'entering']);
  const token = secretInAddress();
  const enter = useEnter();
  const queryClient = useQueryClient();
  const invitation = useQuery(invitationQuery(token));
  const accept = useMutation({
    mutationFn: () => acceptInvitation(token),
    onSuccess: ({ companyId }) => enter('/exports', companyId),
  });
  const signOut = useMutation({
    // No form stands open here.
    mutationFn: () => leave('', true),
    onSuccess: async () => {
      tellSignedOut();
      forgetHere();
      await queryClient.resetQueries();
    },
  });

  if (invitation.isError) {
    return (
      <OutsidePage title={t('title')}>
        <ProblemAlert error={invitation.error} />
        <TextLink to="/exports">{t('home')}</TextLink>
      </OutsidePage>
    );
  }
  if (!invitation.data) {
    return (
      <OutsidePage title={t('title')}>
        <Skeleton h={160} role="status" aria-label={t('common:loading')} />
      </OutsidePage>
    );
  }
  const { companyName, email, role, invitedBy, known, signedInAs } = invitation.data;
  const forAnother = signedInAs !== null && signedInAs.toLowerCase() !== email;
  return (
    <OutsidePage title={t('to', { company: companyName })}>
      <List>
        {invitedBy && <List.Item>{t('by', { name: invitedBy })}</List.Item>}
        <List.Item>
          {t('role')}: {t(`common:role.${role}.title`)}. {t(`common:role.${role}.text`)}
        </List.Item>
        <List.Item style={{ overflowWrap: 'anywhere' }}>{t('email', { email })}</List.Item>
      </List>
      {accept.isError && <ProblemAlert error={accept.error} />}
      {forAnother && (
        <Stack>
          <Alert color="orange">{t('forAnother', { signedInAs })}</Alert>
          <Button onClick={() => signOut.mutate()} loading={signOut.isPending}>
            {t('common:nav.signOut')}
          </Button>
        </Stack>
      )}
      {signedInAs !== null && !forAnother && (
        <Button onClick={() => accept.mutate()} loading={accept.isPending}>
          {t('accept')}
        </Button>
      )}
      {signedInAs === null && known && (
        <>
          <Text>{t('signInText')}</Text>
          <ButtonLink to="/sign-in" search={{ next: `/invitation#${token}` }}>
            {t('entering:signIn')}
          </ButtonLink>
        </>
      )}
      {signedInAs === null && !known && (
        <>
          <Text>{t('newText')}</Text>
          <NewPersonForm
            action={t('accept')}
            create={async (person) => ({ email, ...(await signUpByInvitation({ token, ...person })) })}
          />
        </>
      )}
    </OutsidePage>
  );
}
