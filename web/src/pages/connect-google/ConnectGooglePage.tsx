import { Button, Container, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openGoogle } from '../../api/integrations.ts';
import { GoogleOutcome } from '../../features/connect/GoogleOutcome.tsx';
import { CopyableText } from '../../shared/CopyableText.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';

const route = getRouteApi('/connect-google');

/**
 * A tab that MoySklad's frame opened: says who asks for Google, for which company and for what, so that nobody connects their
 * account to a company of others; then shows the code by which whoever asked proves that this tab is theirs.
 */
export function ConnectGooglePage() {
  const { t } = useTranslation(['connect-google', 'connect']);
  const { google } = route.useSearch();
  // The ticket on the way there, the code on the way back.
  const [secret] = useState(() => window.location.hash.slice(1));
  return (
    <Container size="xs" py="xl" component="main">
      <Stack>
        <Title order={1} size="h2">
          {t('connect:connectGoogle')}
        </Title>
        {google ? (
          <>
            <GoogleOutcome outcome={google} />
            {google === 'confirm' ? <Code code={secret} /> : <Text>{t('closeTab')}</Text>}
          </>
        ) : (
          <Ask ticket={secret} />
        )}
      </Stack>
    </Container>
  );
}

function Code({ code }: { code: string }) {
  const { t } = useTranslation('connect-google');
  if (!/^\d{6}$/.test(code)) return null;
  return (
    <>
      <Text>{t('yourCode')}</Text>
      <Text fz={40} fw={600} ff="monospace" aria-label={code.split('').join(' ')}>
        {code.slice(0, 3)}&nbsp;{code.slice(3)}
      </Text>
      <Text c="dimmed">{t('tellNobody')}</Text>
    </>
  );
}

function Ask({ ticket }: { ticket: string }) {
  const { t } = useTranslation('connect-google');
  const opened = useQuery({
    queryKey: ['open-google', ticket],
    // A ticket is good once: neither asked for again nor forgotten while the tab is open.
    queryFn: () => openGoogle(ticket),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  if (opened.isError) return <ProblemAlert error={opened.error} />;
  if (!opened.data) return <Skeleton h={80} />;
  const { url, companyName, personName, links } = opened.data;
  return (
    <>
      <Text>{t('forCompany', { company: companyName, person: personName })}</Text>
      <Text>{t(`asks.${links ? 'all' : 'own'}`)}</Text>
      <Text fw={600}>{t('notYours')}</Text>
      <Button onClick={() => window.location.assign(url)}>{t('goToGoogle')}</Button>
      <CopyableText label={t('ifNotOpened')} value={url} shown={`${url.slice(0, 40)}…`} />
    </>
  );
}
