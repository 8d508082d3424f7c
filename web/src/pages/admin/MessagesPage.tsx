import { Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AdminMessage, adminMessagesQuery } from '../../api/admin.ts';
import { FateSelect, type Narrowing } from '../../features/messages/FateSelect.tsx';
import { MessageCard } from '../../features/messages/MessageCard.tsx';
import { MessageList } from '../../features/messages/MessageList.tsx';
import { useKindName } from '../../features/messages/useKindName.ts';
import { TextLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';

const TYPING_MS = 300;
const CHANNELS = ['email', 'webhook'] as const;

/** What became of all messages, of every company and Skladno's own. */
export function MessagesPage() {
  const { t } = useTranslation(['admin', 'fates']);
  const kindName = useKindName();
  const [fate, setFate] = useState<Narrowing>('');
  const [channel, setChannel] = useState('');
  const [words, setWords] = useState('');
  const [recipient] = useDebouncedValue(words.trim(), TYPING_MS);
  const query = { ...(fate && { fate }), ...(channel && { channel }), ...(recipient && { recipient }) };
  const found = useInfiniteQuery(adminMessagesQuery(query));
  return (
    <Stack>
      <PageTitle>{t('messages.title')}</PageTitle>
      <Text size="sm">{t('messages.text')}</Text>
      <Group role="search" aria-label={t('fates:filters')} align="flex-end">
        <FateSelect value={fate} onChange={setFate} />
        <NativeSelect
          label={t('messages.channel')}
          value={channel}
          onChange={(event) => setChannel(event.currentTarget.value)}
          data={[
            { value: '', label: t('fates:any') },
            ...CHANNELS.map((value) => ({ value, label: t(`messages.channels.${value}`) })),
          ]}
        />
        <TextInput
          type="search"
          label={t('messages.recipient')}
          maxLength={254}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          w={340}
          maw="100%"
        />
      </Group>
      <MessageList found={found} empty={t(Object.keys(query).length > 0 ? 'fates:nothing' : 'messages.none')}>
        {(message) => (
          <MessageCard
            key={message.id}
            message={message}
            kind={kindName(message.kind)}
            about={<Whose message={message} />}
          />
        )}
      </MessageList>
    </Stack>
  );
}

/** How a message goes, and whose it is. */
function Whose({ message: { channel, company } }: { message: AdminMessage }) {
  const { t } = useTranslation('admin');
  const known = CHANNELS.find((one) => one === channel);
  return (
    <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
      {known ? t(`messages.channels.${known}`) : channel}
      {' · '}
      {company ? (
        <TextLink
          to="/admin/companies/$companyId"
          params={{ companyId: company.id }}
          size="sm"
          underline="always"
        >
          {company.name}
        </TextLink>
      ) : (
        t('messages.own')
      )}
    </Text>
  );
}
