import { Alert, Button, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AdminQueue, adminQueueQuery, beginStop, endStop, type Stoppable } from '../../api/admin.ts';
import { ConfirmModal } from '../../shared/ConfirmModal.tsx';
import { formatTime } from '../../shared/format.ts';
import { toastDone } from '../../shared/toasts.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import { StopModal } from './StopModal.tsx';

const switches: Stoppable[] = ['moysklad', 'google', 'platform'];

type Stop = AdminQueue['stops'][number];

/** The switches by which everybody's exports wait, and who used them. */
export function Stops({ stops }: Pick<AdminQueue, 'stops'>) {
  const { t } = useTranslation('admin');
  const language = useLanguage();
  const queryClient = useQueryClient();
  /** What it is about is what was pressed, whatever somebody else does meanwhile. */
  const [asked, ask] = useState<{ what: Stoppable; verb: 'stop' | 'goOn' } | null>(null);
  const act = useMutation({
    mutationFn: ({ what, reason }: { what: Stoppable; reason?: { ru: string; en: string } }) =>
      reason ? beginStop(what, reason) : endStop(what),
    async onSuccess(_, { reason }) {
      ask(null);
      toastDone(t(reason ? 'stops.begun' : 'stops.ended'));
      await queryClient.invalidateQueries({ queryKey: adminQueueQuery.queryKey });
      // The banner that everybody sees.
      await queryClient.invalidateQueries({ queryKey: ['me'] });
    },
  });
  const now = (what: Stoppable) => stops.find((stop) => stop.what === what && stop.endedAt === null);
  const open = (what: Stoppable) => {
    act.reset();
    ask({ what, verb: now(what) ? 'goOn' : 'stop' });
  };
  const over = stops.filter(({ endedAt }) => endedAt !== null);
  const stopped = asked && now(asked.what);
  const modal = asked && {
    busy: act.isPending,
    error: act.error,
    onClose: () => ask(null),
  };
  return (
    <>
      <Title order={2} size="h4">
        {t('stops.title')}
      </Title>
      {switches.map((what) => (
        <Switch key={what} what={what} stop={now(what)} onAsk={() => open(what)} />
      ))}
      {over.length > 0 && (
        <>
          <Title order={3} size="h5">
            {t('stops.before')}
          </Title>
          <List size="sm">
            {over.map(({ id, what, reason, begunBy, begunAt, endedBy, endedAt }) => (
              <List.Item key={id} style={{ overflowWrap: 'anywhere' }}>
                {t('stops.past', {
                  what: t(`stops.what.${what}`),
                  reason: reason[language],
                  begunBy,
                  endedBy,
                  from: formatTime(begunAt, language),
                  to: formatTime(endedAt ?? begunAt, language),
                })}
              </List.Item>
            ))}
          </List>
        </>
      )}
      {asked?.verb === 'goOn' && modal && (
        <ConfirmModal
          opened
          {...modal}
          title={t('stops.goOn')}
          text={
            stopped ? t('stops.asksGoOn', { what: t(`stops.what.${asked.what}`) }) : t('stops.goesOnAlready')
          }
          action={t('stops.goOn')}
          onConfirm={() => act.mutate({ what: asked.what })}
        />
      )}
      {asked?.verb === 'stop' && modal && (
        <StopModal
          {...modal}
          title={t('stops.stop')}
          text={[
            t(`stops.asks.${asked.what}`),
            ...(stopped ? [t('stops.stoppedAlready', { who: stopped.begunBy })] : []),
          ].join(' ')}
          onConfirm={(reason) => act.mutate({ what: asked.what, reason })}
        />
      )}
    </>
  );
}

function Switch({ what, stop, onAsk }: { what: Stoppable; stop: Stop | undefined; onAsk: () => void }) {
  const { t } = useTranslation('admin');
  const language = useLanguage();
  const name = t(`stops.what.${what}`);
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" align="flex-start">
        <Stack gap={4} style={{ minWidth: 0, flex: '1 1 240px', overflowWrap: 'anywhere' }}>
          <Text fw={600}>{name}</Text>
          {!stop && <Text size="sm">{t('stops.works')}</Text>}
          {stop && (
            <Alert color="orange" p="xs">
              {t('stops.now', { who: stop.begunBy, when: formatTime(stop.begunAt, language) })}
              <br />
              {stop.reason.ru}
              <br />
              <span lang="en">{stop.reason.en}</span>
            </Alert>
          )}
        </Stack>
        <Button
          size="sm"
          variant="default"
          color={stop ? undefined : 'red'}
          aria-label={`${t(stop ? 'stops.goOn' : 'stops.stop')}: ${name}`}
          onClick={onAsk}
        >
          {t(stop ? 'stops.goOn' : 'stops.stop')}
        </Button>
      </Group>
    </Paper>
  );
}
