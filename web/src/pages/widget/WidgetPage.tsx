import { Box, Text, VisuallyHidden } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enterFrame, type HostMessage, hearHost } from '../../api/frameSession.ts';
import { type Freshness, freshnessOf } from '../../api/marketplace.ts';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';
import { Exports } from './Exports.tsx';

/** How often it is looked while an export runs, ms. */
const POLL_MS = 3000;

/** What MoySklad's page said last, and how it is answered. */
interface Said {
  message: HostMessage;
  reply: (answer: object) => void;
}

/** Whether what is shown in a card of MoySklad's stands in the spreadsheets; 400 px wide, of a fixed height. */
export function WidgetPage() {
  const { t } = useTranslation('widget');
  const language = useLanguage();
  const [said, say] = useState<Said | null>(null);
  const entering = useQuery({
    queryKey: ['frame'],
    queryFn: () => enterFrame(language),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const entered = entering.isSuccess;
  useEffect(() => {
    if (entered) hearHost((message, reply) => say({ message, reply }));
  }, [entered]);
  const freshness = useFreshness(said?.message);
  const settled = freshness.isSuccess || freshness.isError;
  useEffect(() => {
    // Until it is told so, MoySklad hides the widget: nobody sees what was true of another object.
    if (said?.message.name === 'Open' && settled)
      said.reply({ name: 'OpenFeedback', correlationId: said.message.messageId });
  }, [said, settled]);
  const failed = entering.error ?? freshness.error;
  const look = () => void freshness.refetch();
  return (
    <Box component="main" p="xs">
      <VisuallyHidden component="h1">{t('title')}</VisuallyHidden>
      {failed && <ProblemAlert error={failed} {...(freshness.isError && { retry: look })} />}
      {!failed && !freshness.data && (
        <Text size="sm" role="status">
          {t('loading')}
        </Text>
      )}
      {!failed && freshness.data && <Exports freshness={freshness.data} onStarted={look} />}
    </Box>
  );
}

/** Looked up anew whenever MoySklad opens or saves an object; while an export runs our own server alone is asked. */
function useFreshness(message: HostMessage | undefined) {
  const queryClient = useQueryClient();
  const [, type] = /^(?:document|entity)\.(\w+)\.edit$/.exec(message?.extensionPoint ?? '') ?? [];
  const queryKey = ['freshness', message?.messageId, type, message?.objectId];
  return useQuery({
    queryKey,
    queryFn: () => {
      const known = queryClient.getQueryData<Freshness>(queryKey);
      return freshnessOf(type ?? '', message?.objectId ?? '', known?.updatedAt);
    },
    enabled: type !== undefined,
    retry: false,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => (state.data?.exports.some(({ running }) => running) ? POLL_MS : false),
  });
}
