import { Alert, Button, Code, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, type SubmitEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  invitePartner,
  type MadePartnershipInvitation,
  partnershipInvitationsQuery,
} from '../../api/partnerships.ts';
import { Drafted } from '../../features/drafts/Drafted.tsx';
import { DraftState } from '../../features/drafts/DraftState.tsx';
import type { FormDraft } from '../../features/drafts/useDraft.ts';
import { ShownOnce } from '../../shared/ShownOnce.tsx';
import { useFaults } from '../../shared/useFaults.tsx';

interface Entered {
  name: string;
}

/** The way to a new invitation; whoever was interrupted finds the form open. @param children other ways, beside it */
export function Invite({ children }: { children: ReactNode }) {
  return (
    <Drafted<Entered> form="partnership-invitation" height={36}>
      {(draft) => <Way draft={draft}>{children}</Way>}
    </Drafted>
  );
}

function Way({ draft, children }: { draft: FormDraft<Entered>; children: ReactNode }) {
  const { t } = useTranslation('partners');
  const [making, setMaking] = useState(draft.content !== null);
  const [made, setMade] = useState<MadePartnershipInvitation | null>(null);
  const close = () => {
    setMaking(false);
    // A draft that outlives its form is found again, and loses nothing.
    draft.drop().catch(() => undefined);
  };
  if (making)
    return (
      <InviteForm
        draft={draft}
        onMade={(invitation) => {
          setMade(invitation);
          close();
        }}
        onCancel={close}
      />
    );
  return (
    <>
      {made && <Made invitation={made} onDone={() => setMade(null)} />}
      <Group gap="xs">
        <Button
          // The one thing to do with a code that was just made is to send it.
          variant={made ? 'default' : 'filled'}
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => {
            setMade(null);
            setMaking(true);
          }}
        >
          {t('invite')}
        </Button>
        {children}
      </Group>
    </>
  );
}

/** The link with the code, for the only time; and the code alone, for whoever cannot open links. */
function Made({ invitation, onDone }: { invitation: MadePartnershipInvitation; onDone: () => void }) {
  const { t } = useTranslation('partners');
  return (
    <Stack gap="xs">
      <ShownOnce
        title={t('madeTitle', { name: invitation.name })}
        text={t('madeText')}
        secret={invitation.url}
        copy={t('copyLink')}
        saved={t('sent')}
        onDone={onDone}
      />
      <Alert color="gray">
        <Text size="sm">
          {t('codeAlone')} <Code data-testid="code">{invitation.code}</Code>
        </Text>
      </Alert>
    </Stack>
  );
}

function InviteForm(props: {
  draft: FormDraft<Entered>;
  onMade: (made: MadePartnershipInvitation) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation(['partners', 'common']);
  const id = useId();
  const { draft, onMade, onCancel } = props;
  const name = draft.content?.name ?? '';
  const [tried, setTried] = useState(false);
  const queryClient = useQueryClient();
  const inviting = useMutation({
    mutationFn: () => invitePartner(name),
    onSuccess: async (made) => {
      onMade(made);
      await queryClient.invalidateQueries({ queryKey: partnershipInvitationsQuery.queryKey });
    },
  });
  const faults = useFaults(inviting.error, ['name']);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '') inviting.mutate();
  }

  return (
    <Paper withBorder p="md" component="form" onSubmit={submit} noValidate aria-labelledby={id}>
      <Stack>
        <Title order={2} size="h4" id={id}>
          {t('invite')}
        </Title>
        <Text size="sm">{t('inviteText')}</Text>
        <TextInput
          label={t('inviteName')}
          description={t('inviteNameHint')}
          value={name}
          maxLength={100}
          onChange={(event) => draft.change({ name: event.currentTarget.value })}
          error={tried && name.trim() === '' ? t('inviteNameNeeded') : faults.at.name}
          data-autofocus
          autoFocus
        />
        <DraftState draft={draft} />
        {faults.alert}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={inviting.isPending}>
            {t('makeLink')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
