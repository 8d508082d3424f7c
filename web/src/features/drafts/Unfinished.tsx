import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DraftHead, deleteDraft, draftsQuery } from '../../api/drafts.ts';
import type { ExportConfig } from '../../api/exportConfigs.ts';
import { ConfirmModal } from '../../shared/ConfirmModal.tsx';
import { formatTime } from '../../shared/format.ts';
import { ButtonLink } from '../../shared/links.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';

interface BegunExport {
  head: DraftHead;
  /** null: a new one. */
  configId: string | null;
  title: string;
}

/** Exports that the person has begun to make or to change; nothing when there are none. */
export function Unfinished({ configs }: { configs: Pick<ExportConfig, 'id' | 'name'>[] }) {
  const { t } = useTranslation('drafts');
  const { data = [] } = useQuery(draftsQuery);
  const begun = data.flatMap((head): BegunExport[] => {
    if (head.form === 'export') return [{ head, configId: null, title: t('newExport') }];
    const config = configs.find(({ id }) => head.form === `export:${id}`);
    return config ? [{ head, configId: config.id, title: t('editExport', { name: config.name }) }] : [];
  });
  if (begun.length === 0) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="unfinished">
      <Stack gap="sm">
        <Title order={2} size="h4" id="unfinished">
          {t('listTitle')}
        </Title>
        {begun.map((one) => (
          <Begun key={one.head.form} {...one} />
        ))}
      </Stack>
    </Paper>
  );
}

function Begun({ head, configId, title }: BegunExport) {
  const { t } = useTranslation('drafts');
  const language = useLanguage();
  const queryClient = useQueryClient();
  const [asking, ask] = useState(false);
  const discard = useMutation({
    mutationFn: () => deleteDraft(head.form),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: draftsQuery.queryKey }),
  });
  const where =
    configId === null
      ? ({ to: '/exports/new' } as const)
      : ({ to: '/exports/$configId/edit', params: { configId } } as const);
  return (
    <Group justify="space-between" gap="xs">
      <Text style={{ overflowWrap: 'anywhere', minWidth: 0 }}>
        {title},{' '}
        <Text span size="sm" c="dimmed">
          {t('lastChanged', { when: formatTime(head.updatedAt, language) })}
        </Text>
      </Text>
      <Group gap="xs">
        <ButtonLink
          {...where}
          search={{ draft: 'go-on' }}
          variant="default"
          size="xs"
          aria-label={t('continueForm', { form: title })}
        >
          {t('continue')}
        </ButtonLink>
        <Button
          variant="default"
          size="xs"
          onClick={() => ask(true)}
          aria-label={t('discardForm', { form: title })}
        >
          {t('discard')}
        </Button>
      </Group>
      <ConfirmModal
        opened={asking}
        title={t('discardTitle')}
        text={t('restartText')}
        action={t('discard')}
        busy={discard.isPending}
        error={discard.error}
        onConfirm={() => discard.mutate()}
        onClose={() => ask(false)}
      />
    </Group>
  );
}
