import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiKeysQuery, type MadeApiKey } from '../../api/apiKeys.ts';
import { Drafted } from '../../features/drafts/Drafted.tsx';
import type { FormDraft } from '../../features/drafts/useDraft.ts';
import { CompanyTabs } from '../../features/membership/CompanyTabs.tsx';
import { useMay } from '../../features/membership/useMay.ts';
import { OutsideLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { ShownOnce } from '../../shared/ShownOnce.tsx';
import { ApiKeyCard } from './ApiKeyCard.tsx';
import { ApiKeyForm, type NewApiKey } from './ApiKeyForm.tsx';

/** Keys with which the company's own programs come in: made, shown once, revoked. */
export function ApiKeysPage() {
  const { t } = useTranslation(['api-keys', 'membership']);
  const mayManage = useMay('admin');
  return (
    <Stack>
      <CompanyTabs />
      <PageTitle>{t('membership:tabs.apiKeys')}</PageTitle>
      <Text>
        {t('text')} <OutsideLink href="/api/docs">{t('docs')}</OutsideLink>
      </Text>
      {mayManage ? (
        <>
          <Drafted<NewApiKey> form="api-key" height={36}>
            {(draft) => <Make draft={draft} />}
          </Drafted>
          <Keys />
        </>
      ) : (
        <Text>{t('askAdmin')}</Text>
      )}
    </Stack>
  );
}

/** The way to a new key; whoever was interrupted finds the form open. */
function Make({ draft }: { draft: FormDraft<NewApiKey> }) {
  const { t } = useTranslation('api-keys');
  const [making, setMaking] = useState(draft.content !== null);
  const [made, setMade] = useState<MadeApiKey | null>(null);
  const close = () => {
    setMaking(false);
    // A draft that outlives its form is found again, and loses nothing.
    draft.drop().catch(() => undefined);
  };
  return (
    <>
      {made && (
        <ShownOnce
          title={t('shownOnce', { name: made.name })}
          text={t('shownOnceText')}
          secret={made.key}
          copy={t('copy')}
          saved={t('saved')}
          onDone={() => setMade(null)}
        />
      )}
      {making ? (
        <ApiKeyForm
          draft={draft}
          onMade={(key) => {
            setMade(key);
            close();
          }}
          onCancel={close}
        />
      ) : (
        <Group>
          <Button
            // The one thing to do with a key that was just made is to copy it.
            variant={made ? 'default' : 'filled'}
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => {
              setMade(null);
              setMaking(true);
            }}
          >
            {t('new')}
          </Button>
        </Group>
      )}
    </>
  );
}

function Keys() {
  const { t } = useTranslation(['api-keys', 'common']);
  const keys = useQuery(apiKeysQuery);
  if (keys.isError) return <ProblemAlert error={keys.error} retry={() => void keys.refetch()} />;
  if (!keys.data) return <Skeleton h={120} role="status" aria-label={t('common:loading')} />;
  if (keys.data.length === 0) return <Text c="dimmed">{t('empty')}</Text>;
  return (
    <Stack component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {keys.data.map((key) => (
        <li key={key.id}>
          <ApiKeyCard apiKey={key} />
        </li>
      ))}
    </Stack>
  );
}
