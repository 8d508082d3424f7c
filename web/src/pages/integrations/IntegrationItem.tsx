import { Alert, Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkAccount, disconnect, type Integration, integrationQuery } from '../../api/integrations.ts';
import { ConnectForm } from '../../features/connect/ConnectForm.tsx';
import { Facts } from '../../features/connect/Facts.tsx';
import { RightsNotice } from '../../features/marketplace/RightsNotice.tsx';
import { ConfirmModal } from '../../shared/ConfirmModal.tsx';
import { LinkedText } from '../../shared/LinkedText.tsx';
import { TextLink } from '../../shared/links.tsx';
import { toastDone, toastProblem } from '../../shared/toasts.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import { MissingRights } from './MissingRights.tsx';
import { Rename } from './Rename.tsx';

/** So many exports are named; of the rest it is said how many they are. */
const NAMED = 5;

/** One account: how it is, and what can be done with it. */
export function IntegrationItem({
  integration,
  mayManage,
  wanted,
}: {
  integration: Integration;
  mayManage: boolean;
  /** The person has come for this one: it has the focus, and the way to connect it again stands open. */
  wanted: boolean;
}) {
  const { t } = useTranslation(['integrations', 'common', 'connect']);
  const language = useLanguage();
  const { id, provider, title, status, lastError } = integration;
  const health = useQuery(integrationQuery(id));
  const usedBy = health.data?.usedBy ?? [];
  const named = usedBy.slice(0, NAMED).map(({ name }) => `«${name}»`);
  const more = usedBy.length - named.length;
  const names = [named.join(', '), more > 0 && t('andMore', { count: more })].filter(Boolean).join(' ');
  const [asking, ask] = useDisclosure(false);
  const heading = useFocusWhen(wanted);
  const [doing, setDoing] = useState<'reconnect' | 'rename' | null>(wanted && mayManage ? 'reconnect' : null);
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['integrations'] });
  const check = useMutation({
    mutationFn: () => checkAccount(id),
    onSuccess: async (found) => {
      if (found.lastError === null) toastDone(t('checked', { title }));
      await refresh();
    },
    onError: toastProblem,
  });
  const remove = useMutation({
    mutationFn: () => disconnect(id, usedBy.length > 0),
    onSuccess: async () => {
      ask.close();
      toastDone(t(usedBy.length > 0 ? 'paused' : 'disconnected'));
      await refresh();
    },
    // Meanwhile another export may have come to work through it: the question is then another one.
    onError: () => health.refetch(),
  });
  const consider = useMutation({
    mutationFn: () => health.refetch({ throwOnError: true }),
    onSuccess: () => {
      remove.reset();
      ask.open();
    },
    onError: toastProblem,
  });
  const ok = status === 'ok';
  return (
    <Stack gap="sm" component="article" aria-labelledby={`integration-${id}`}>
      <Group gap="xs">
        <Title
          order={3}
          size="h5"
          id={`integration-${id}`}
          ref={heading}
          tabIndex={-1}
          style={{ overflowWrap: 'anywhere' }}
        >
          {title}
        </Title>
        <Badge color={ok ? 'green' : 'orange'} variant="light" tt="none">
          {t(`common:integration.${status}`)}
        </Badge>
      </Group>
      <Facts integration={integration} />
      {!ok && <Alert color="orange">{t('connect:reconnectText')}</Alert>}
      {lastError && (
        <Alert
          color={ok ? 'yellow' : 'orange'}
          title={lastError.title[language]}
          style={{ overflowWrap: 'anywhere' }}
        >
          <LinkedText text={lastError.detail[language]} />
        </Alert>
      )}
      {integration.kind === 'service-account' && ok && <Alert color="blue">{t('share')}</Alert>}
      {health.data && <MissingRights missing={health.data.missing} />}
      {integration.kind === 'marketplace' && (
        <>
          <RightsNotice />
          <TextLink to="/scenarios" size="sm">
            {t('scenarios')}
          </TextLink>
        </>
      )}
      {usedBy.length > 0 && (
        <Text size="sm" c="dimmed">
          {t(ok ? 'usedBy' : 'waiting', { names })}
        </Text>
      )}
      {mayManage && (
        <Group gap="xs">
          <Button variant="default" size="xs" loading={check.isPending} onClick={() => check.mutate()}>
            {t('check')}
          </Button>
          <Button
            variant={ok ? 'default' : 'filled'}
            size="xs"
            aria-expanded={doing === 'reconnect'}
            onClick={() => setDoing(doing === 'reconnect' ? null : 'reconnect')}
          >
            {t('again')}
          </Button>
          <Button
            variant="default"
            size="xs"
            aria-expanded={doing === 'rename'}
            onClick={() => setDoing(doing === 'rename' ? null : 'rename')}
          >
            {t('rename')}
          </Button>
          <Button variant="default" size="xs" loading={consider.isPending} onClick={() => consider.mutate()}>
            {t('disconnect')}
          </Button>
        </Group>
      )}
      {doing === 'reconnect' && (
        <ConnectForm
          provider={provider}
          page="connections"
          integration={integration}
          onDone={() => setDoing(null)}
        />
      )}
      {doing === 'rename' && <Rename integration={integration} onDone={() => setDoing(null)} />}
      <ConfirmModal
        opened={asking}
        title={t('disconnectTitle', { provider: title })}
        text={usedBy.length > 0 ? t('pauseText', { names }) : t('disconnectText')}
        action={t(usedBy.length > 0 ? 'pause' : 'disconnect')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={ask.close}
      />
    </Stack>
  );
}

/** Gives the focus to what a link led to, and brings it into sight. */
function useFocusWhen(wanted: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (wanted) heading.current?.focus();
  }, [wanted]);
  return heading;
}
