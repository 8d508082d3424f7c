import { Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MessageQuery, messagesQuery } from '../../api/messages.ts';
import { CompanyTabs } from '../../features/membership/CompanyTabs.tsx';
import { useMay } from '../../features/membership/useMay.ts';
import { FateSelect, type Narrowing } from '../../features/messages/FateSelect.tsx';
import { KINDS } from '../../features/messages/kinds.ts';
import { MessageCard } from '../../features/messages/MessageCard.tsx';
import { MessageList } from '../../features/messages/MessageList.tsx';
import { useKindName } from '../../features/messages/useKindName.ts';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { Again } from './Again.tsx';

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
  const { t } = useTranslation(['messages', 'fates']);
  const kindName = useKindName();
  const [fate, setFate] = useState<Narrowing>('');
  const [kind, setKind] = useState<NonNullable<MessageQuery['kind']> | ''>('');
  const [recipient, setRecipient] = useState('');
  const [typed] = useDebouncedValue(recipient.trim(), 400);
  const query = { ...(fate && { fate }), ...(kind && { kind }), ...(typed && { recipient: typed }) };
  const found = useInfiniteQuery(messagesQuery(query));
  return (
    <>
      <Group role="search" aria-label={t('fates:filters')} align="flex-end">
        <FateSelect value={fate} onChange={setFate} />
        <NativeSelect
          label={t('kind')}
          value={kind}
          onChange={({ currentTarget: { value } }) => setKind(KINDS.find((one) => one === value) ?? '')}
          data={[
            { value: '', label: t('fates:any') },
            ...KINDS.map((value) => ({ value, label: kindName(value) })),
          ]}
        />
        <TextInput
          type="search"
          label={t('fates:recipient')}
          maxLength={254}
          value={recipient}
          onChange={(event) => setRecipient(event.currentTarget.value)}
        />
      </Group>
      <MessageList found={found} empty={Object.keys(query).length > 0 ? t('fates:nothing') : t('empty')}>
        {(message) => (
          <MessageCard key={message.id} message={message} kind={kindName(message.kind)}>
            {message.repeatable && <Again message={message} kind={kindName(message.kind)} />}
          </MessageCard>
        )}
      </MessageList>
    </>
  );
}
