import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MemberRights } from '../../api/members.ts';

/** How many names stand in a line; of more, the number is told. */
const NAMED = 5;

/** Whether anything ends. */
export function endsAnything({ apiKeys, invitations }: MemberRights): boolean {
  return apiKeys.length > 0 || invitations.length > 0;
}

/** What ends with a membership or with a lower role, by name, and what stays. */
export function EndingRights({ rights, leaves }: { rights: MemberRights; leaves: boolean }) {
  const { t } = useTranslation('membership');
  const { apiKeys, invitations, integrations } = rights;
  const line = (what: 'endsKeys' | 'endsInvitations' | 'staysIntegrations', names: string[]) => {
    const rest = names.length - NAMED;
    const shown = names.slice(0, NAMED).join(', ');
    const list = rest > 0 ? t('andMore', { names: shown, rest }) : shown;
    return t(`${what}`, { count: names.length, names: list });
  };
  return (
    <Stack gap="xs" data-testid="ending">
      {apiKeys.length > 0 && (
        <Text style={{ overflowWrap: 'anywhere' }}>
          {line(
            'endsKeys',
            apiKeys.map(({ name, prefix }) => `«${name}» (${prefix}…)`),
          )}{' '}
          {t('endsKeysHint')}
        </Text>
      )}
      {invitations.length > 0 && (
        <Text style={{ overflowWrap: 'anywhere' }}>
          {line(
            'endsInvitations',
            invitations.map(({ email }) => email),
          )}
        </Text>
      )}
      {leaves && integrations.length > 0 && (
        <Text style={{ overflowWrap: 'anywhere' }}>
          {line(
            'staysIntegrations',
            integrations.map(({ title }) => `«${title}»`),
          )}{' '}
          {t('staysHint')}
        </Text>
      )}
    </Stack>
  );
}
