import { Box, Group, Stack, Text } from '@mantine/core';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AuditLine } from '../../api/auditLog.ts';
import { formatTime } from '../../shared/format.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import { shownValue } from './shownValue.ts';

/** A text that another version of the server may need and these pages lack: then the bare code. */
const knownText = (key: string, code: string): string => i18next.t(key, code);

/** The words for a code that stands in this field. */
const codeOf = (field: string) => (code: string) => {
  if (field === 'role') return knownText(`common:role.${code}.title`, code);
  if (field === 'mode') return knownText(`common:mode.${code}.title`, code);
  if (field === 'scopes') return knownText(`membership:scopes.${code}`, code);
  if (field === 'kind') return knownText(`common:integration.kind.${code}`, code);
  if (field === 'status') return knownText(`audit-log:statuses.${code}`, code);
  return code;
};

/** One line: when, who, what, and on demand what it was and what it became. */
export function AuditLineItem({ line }: { line: AuditLine }) {
  const { t } = useTranslation(['audit-log', 'common']);
  const language = useLanguage();
  const { actor, target, before, after, ip, requestId } = line;
  const event = knownText(`audit-log:events.${line.event}`, line.event);
  const words = { yes: t('common:yes'), no: t('common:no'), nothing: '–' };
  const who = actor.name ?? t(`actors.${actor.kind}`);
  const details = [...(ip ? [t('ip', { ip })] : []), ...(requestId ? [t('request', { id: requestId })] : [])];
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return (
    <Box component="li" py="sm" style={{ borderBottom: '1px solid var(--mantine-color-default-border)' }}>
      <Group justify="space-between" gap="xs" align="baseline">
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {event}
          {target?.name ? `: ${target.name}` : ''}
        </Text>
        <Text size="sm" c="dimmed" component="time" dateTime={line.at}>
          {formatTime(line.at, language)}
        </Text>
      </Group>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {actor.kind === 'person' ? who : `${t(`actors.${actor.kind}`)}${actor.name ? `: ${actor.name}` : ''}`}
      </Text>
      {(names.length > 0 || details.length > 0) && (
        <details>
          <summary>
            <Text span size="sm">
              {t('details')}
            </Text>
          </summary>
          <Stack gap={4} mt="xs">
            {names.map((name) => (
              <Text key={name} size="sm" style={{ overflowWrap: 'anywhere' }}>
                <Text span inherit c="dimmed">
                  {knownText(`audit-log:fields.${name}`, name)}
                </Text>
                {': '}
                {[before, after]
                  .filter((fields) => fields !== null)
                  .map((fields) => shownValue(fields[name], language, { ...words, ofCode: codeOf(name) }))
                  .join(' → ')}
              </Text>
            ))}
            {details.map((text) => (
              <Text key={text} size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {text}
              </Text>
            ))}
          </Stack>
        </details>
      )}
    </Box>
  );
}
