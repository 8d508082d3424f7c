import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeEmail } from '../../api/auth.ts';
import { Drafted } from '../../features/drafts/Drafted.tsx';
import { DraftState } from '../../features/drafts/DraftState.tsx';
import type { FormDraft } from '../../features/drafts/useDraft.ts';
import { EmailSent } from '../../features/entering/EmailSent.tsx';
import { Section } from '../../shared/Section.tsx';
import { useFaults } from '../../shared/useFaults.tsx';

/** The address one signs in with. The old one agrees by an email before it is changed. */
export function EmailForm({ email, google }: { email: string; google: boolean }) {
  const { t } = useTranslation('profile');
  return (
    <Section title={t('email')}>
      <Text style={{ overflowWrap: 'anywhere' }}>{email}</Text>
      {google && (
        <Text size="sm" c="dimmed">
          {t('google')}
        </Text>
      )}
      <Drafted<NewEmail> form="email" height={102}>
        {(draft) => <Fields draft={draft} email={email} />}
      </Drafted>
    </Section>
  );
}

interface NewEmail {
  email: string;
}

function Fields({ draft, email }: { draft: FormDraft<NewEmail>; email: string }) {
  const { t } = useTranslation('profile');
  const value = draft.content?.email ?? '';
  const change = useMutation({
    mutationFn: () => changeEmail(value.trim()),
    onSuccess: () => draft.drop().catch(() => undefined),
  });
  const faults = useFaults(change.error, ['newEmail']);
  if (change.isSuccess) return <EmailSent text={t('emailSent', { email })} to={email} />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate();
      }}
    >
      <Stack>
        <TextInput
          type="email"
          label={t('newEmail')}
          error={faults.at.newEmail}
          value={value}
          onChange={(event) => draft.change({ email: event.currentTarget.value })}
          autoComplete="email"
          required
        />
        <DraftState draft={draft} />
        {faults.alert}
        <Group>
          <Button type="submit" variant="default" loading={change.isPending}>
            {t('changeEmail')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
