import { Button, Container, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openGoogle } from '../../api/actions.ts';
import { CopyableText } from '../../shared/CopyableText.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { GoogleOutcome } from '../connections/GoogleOutcome.tsx';

const route = getRouteApi('/connect-google');

/**
 * A tab that MoySklad's frame opened: says for which company Google is asked for, so that nobody connects his account to a
 * company of others, and comes back here to be closed.
 */
export function ConnectGooglePage() {
  const { t } = useTranslation();
  const { google } = route.useSearch();
  const [ticket] = useState(() => window.location.hash.slice(1));
  return (
    <Container size="xs" py="xl" component="main">
      <Stack>
        <Title order={1} size="h2">
          {t('connections.connectGoogle')}
        </Title>
        {google ? (
          <>
            <GoogleOutcome outcome={google} />
            <Text>{t('connections.closeTab')}</Text>
          </>
        ) : (
          <Ask ticket={ticket} />
        )}
      </Stack>
    </Container>
  );
}

function Ask({ ticket }: { ticket: string }) {
  const { t } = useTranslation();
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
  const { url, companyName } = opened.data;
  return (
    <>
      <Text>{t('connections.forCompany', { company: companyName })}</Text>
      <Button onClick={() => window.location.assign(url)}>{t('connections.goToGoogle')}</Button>
      <CopyableText label={t('connections.ifNotOpened')} value={url} shown={`${url.slice(0, 40)}…`} />
    </>
  );
}
