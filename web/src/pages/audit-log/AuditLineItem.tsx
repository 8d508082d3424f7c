import { Box, Group, Stack, Text } from '@mantine/core';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AuditLine } from '../../api/auditLog.ts';
import { formatTime } from '../../shared/format.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import { shownValue } from './shownValue.ts';

/** A text that another version of the server may need and these pages lack: then the bare code. */
const inWords = (key: string, code: string): string =>
  i18next.exists(key) ? i18next.t(key as 'auditLog.title') : code;

/** Where the words for a field's codes stand; `*` is the code. */
const CODES: Record<string, string> = {
  role: 'role.*.title',
  mode: 'mode.*.title',
  scopes: 'apiKeys.scopes.*',
  kind: 'connections.kind.*',
  status: 'auditLog.statuses.*',
};

const codeOf = (field: string) => (code: string) => inWords(CODES[field]?.replace('*', code) ?? '', code);

/** One line: when, who, what, and on demand what it was and what it became. */
export function AuditLineItem({ line }: { line: AuditLine }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { actor, target, before, after, ip, requestId } = line;
  const event = inWords(`auditLog.events.${line.event}`, line.event);
  const words = { yes: t('common.yes'), no: t('common.no'), nothing: '–' };
  const who = actor.name ?? t(`auditLog.actors.${actor.kind}`);
  const details = [
    ...(ip ? [t('auditLog.ip', { ip })] : []),
    ...(requestId ? [t('auditLog.request', { id: requestId })] : []),
  ];
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
        {actor.kind === 'person'
          ? who
          : `${t(`auditLog.actors.${actor.kind}`)}${actor.name ? `: ${actor.name}` : ''}`}
      </Text>
      {(names.length > 0 || details.length > 0) && (
        <details>
          <summary>
            <Text span size="sm">
              {t('auditLog.details')}
            </Text>
          </summary>
          <Stack gap={4} mt="xs">
            {names.map((name) => (
              <Text key={name} size="sm" style={{ overflowWrap: 'anywhere' }}>
                <Text span inherit c="dimmed">
                  {inWords(`auditLog.fields.${name}`, name)}
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
