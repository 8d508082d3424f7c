import { Badge, Button, Group, NativeSelect, Paper, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FATES, type Message, type MessageQuery, messagesQuery } from '../../api/messages.ts';
import { CompanyTabs } from '../../features/membership/CompanyTabs.tsx';
import { useMay } from '../../features/membership/useMay.ts';
import { formatTime } from '../../shared/format.ts';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';
import { KINDS } from './kinds.ts';

const COLORS: Record<Message['fate'], string> = {
  ...{ waiting: 'blue', delivered: 'green', gone: 'red', unknown: 'orange' },
};

/** What became of the emails to the company's people. */
export function MessagesPage() {
  const { t } = useTranslation(['messages', 'membership']);
  const mayRead = useMay('admin');
  return (
    <Stack>
      <CompanyTabs />
      <PageTitle>{t('membership:tabs.messages')}</PageTitle>
      <Text>{t('text')}</Text>
      {mayRead ? <Narrowed /> : <Text>{t('askAdmin')}</Text>}
    </Stack>
  );
}

function Narrowed() {
  const { t } = useTranslation(['messages', 'notifications']);
  const [fate, setFate] = useState<Message['fate'] | ''>('');
  const [kind, setKind] = useState<NonNullable<MessageQuery['kind']> | ''>('');
  const [recipient, setRecipient] = useState('');
  const [typed] = useDebouncedValue(recipient.trim(), 400);
  const query = { ...(fate && { fate }), ...(kind && { kind }), ...(typed && { recipient: typed }) };
  /** One of an older or a newer version stands as it is. */
  const kindName = (each: string) => {
    const known = KINDS.find((one) => one === each);
    if (!known) return each;
    return known === 'gathered' ? t('gathered') : t(`notifications:kinds.${known}`);
  };
  return (
    <>
      <Group role="search" aria-label={t('filters')} align="flex-end">
        <NativeSelect
          label={t('fate')}
          value={fate}
          onChange={({ currentTarget: { value } }) => setFate(FATES.find((one) => one === value) ?? '')}
          data={[
            { value: '', label: t('any') },
            ...FATES.map((value) => ({ value, label: t(`fates.${value}`) })),
          ]}
        />
        <NativeSelect
          label={t('kind')}
          value={kind}
          onChange={({ currentTarget: { value } }) => setKind(KINDS.find((one) => one === value) ?? '')}
          data={[
            { value: '', label: t('any') },
            ...KINDS.map((value) => ({ value, label: kindName(value) })),
          ]}
        />
        <TextInput
          type="search"
          label={t('recipient')}
          maxLength={254}
          value={recipient}
          onChange={(event) => setRecipient(event.currentTarget.value)}
        />
      </Group>
      <Messages query={query} kindName={kindName} />
    </>
  );
}

function Messages({ query, kindName }: { query: MessageQuery; kindName: (kind: string) => string }) {
  const { t } = useTranslation(['messages', 'common', 'membership']);
  const found = useInfiniteQuery(messagesQuery(query));
  if (found.isError) return <ProblemAlert error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton h={200} role="status" aria-label={t('common:loading')} />;
  const messages = found.data.pages.flatMap(({ items }) => items);
  if (messages.length === 0)
    return <Text c="dimmed">{Object.keys(query).length > 0 ? t('nothing') : t('empty')}</Text>;
  return (
    <Stack>
      <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('list')}>
        {messages.map((message) => (
          <Told key={message.id} message={message} kind={kindName(message.kind)} />
        ))}
      </Stack>
      {found.hasNextPage && (
        <Group justify="center">
          <Button
            variant="default"
            loading={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {t('more')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Told({ message, kind }: { message: Message; kind: string }) {
  const { t } = useTranslation('messages');
  const language = useLanguage();
  const { recipient, fate, reason, attempts, createdAt, nextAt } = message;
  return (
    <Paper component="li" withBorder p="sm">
      <Group justify="space-between" align="flex-start">
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {kind}
        </Text>
        <Badge variant="light" color={COLORS[fate]} style={{ flexShrink: 0 }}>
          {t(`fates.${fate}`)}
        </Badge>
      </Group>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {recipient}
      </Text>
      <Text size="sm" c="dimmed">
        {formatTime(createdAt, language)} · {t('attempts', { count: attempts })}
        {nextAt && attempts > 0 ? ` · ${t('next', { at: formatTime(nextAt, language) })}` : ''}
      </Text>
      {reason && <Text size="sm">{t('reason', { reason })}</Text>}
    </Paper>
  );
}
