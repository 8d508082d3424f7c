import { List, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClock, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatClock, formatWeekday } from '../../shared/format.ts';
import { TextLink } from '../../shared/links.tsx';
import { Section } from '../../shared/Section.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';

/** How an export went on a day: numbers of runs. */
export interface PastOfDay {
  configId: string;
  name: string;
  good: number;
  look: number;
  failed: number;
}

/** When an export runs by itself on a day. */
export interface ComingOfDay {
  scheduleId: string;
  configId: string;
  configName: string;
  verify: boolean;
  times: string[];
  more: boolean;
}

interface Props {
  day: string;
  isToday: boolean;
  past: PastOfDay[];
  coming: ComingOfDay[];
}

/** A day with what ran on it, and what is to run. */
export function Day({ day, isToday, past, coming }: Props) {
  const { t } = useTranslation('calendar');
  const language = useLanguage();
  const name = formatWeekday(day, language);
  return (
    <Section title={isToday ? t('today', { day: name }) : name.charAt(0).toUpperCase() + name.slice(1)}>
      {past.length + coming.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('nothing')}
        </Text>
      )}
      <List spacing="xs" center listStyleType="none">
        {past.map((runs) => (
          <List.Item key={runs.configId} icon={markOf(runs)}>
            <Line>
              <TextLink
                to="/runs"
                search={{ export: runs.configId, from: day, to: day }}
                size="sm"
                underline="always"
              >
                {runs.name}
              </TextLink>
              {': '}
              {wordsOf(runs).map(([word, count], place) => (
                <span key={word}>{(place > 0 ? ', ' : '') + t(word, { count })}</span>
              ))}
            </Line>
          </List.Item>
        ))}
        {coming.map(({ scheduleId, configId, configName, verify, times, more }) => (
          <List.Item key={scheduleId} icon={clock}>
            <Line>
              {times.map((at) => formatClock(at, language)).join(', ') + (more ? ` ${t('more')}` : '')}
              {' · '}
              <TextLink to="/exports/$configId/schedule" params={{ configId }} size="sm" underline="always">
                {configName}
              </TextLink>
              {verify && ` · ${t('verify')}`}
            </Line>
          </List.Item>
        ))}
      </List>
    </Section>
  );
}

const Line = ({ children }: { children: ReactNode }) => (
  <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
    {children}
  </Text>
);

type Counted = 'good' | 'look' | 'failed';

const wordsOf = (runs: PastOfDay): [Counted, number][] =>
  (['good', 'look', 'failed'] as const).flatMap((word): [Counted, number][] =>
    runs[word] > 0 ? [[word, runs[word]]] : [],
  );

const clock = <IconClock size={20} color="var(--mantine-color-gray-6)" aria-hidden />;

function markOf({ failed, look }: PastOfDay): ReactNode {
  if (failed > 0) return <IconX size={20} color="var(--mantine-color-red-7)" aria-hidden />;
  if (look > 0) return <IconAlertTriangle size={20} color="var(--mantine-color-yellow-7)" aria-hidden />;
  return <IconCheck size={20} color="var(--mantine-color-teal-7)" aria-hidden />;
}
