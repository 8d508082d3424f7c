import { Badge, Group, Paper, Progress, Stack, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { CompanyUsage } from '../../api/admin.ts';
import { formatNumber } from '../../shared/format.ts';
import { TextLink } from '../../shared/links.tsx';
import { ScrollBox } from '../../shared/ScrollBox.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';

/** Where a table of so many columns would have to be pushed sideways. */
const NARROW = '(max-width: 62em)';
const FLOWS = ['rows', 'runs', 'messages'] as const;

/** What companies use: a table, or a card for each where there is no room for one. */
export function CompaniesUsage({ companies }: { companies: CompanyUsage[] }) {
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) ?? false;
  if (!narrow) return <UsageTable companies={companies} />;
  return (
    <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }} aria-labelledby="usage">
      {companies.map((company) => (
        <Card key={company.companyId} company={company} />
      ))}
    </Stack>
  );
}

function UsageTable({ companies }: { companies: CompanyUsage[] }) {
  const { t } = useTranslation('admin');
  const language = useLanguage();
  return (
    <ScrollBox labelledBy="usage">
      <Table miw={900} verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('name')}</Table.Th>
            <Table.Th>{t('usage.plan')}</Table.Th>
            {FLOWS.map((flow) => (
              <Table.Th key={flow}>{t(`usage.${flow}`)}</Table.Th>
            ))}
            <Table.Th>{t('usage.cpu')}</Table.Th>
            <Table.Th>{t('usage.calls')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {companies.map((company) => (
            <Table.Tr key={company.companyId}>
              <Table.Td style={{ overflowWrap: 'anywhere' }} miw={160}>
                <Name company={company} />
              </Table.Td>
              <Table.Td>
                <Plan company={company} />
              </Table.Td>
              {FLOWS.map((flow) => (
                <Table.Td key={flow}>
                  <Share company={company} flow={flow} />
                </Table.Td>
              ))}
              <Table.Td>{formatNumber(company.cpuSeconds, language)}</Table.Td>
              <Table.Td>
                <Calls company={company} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  );
}

function Card({ company }: { company: CompanyUsage }) {
  const { t } = useTranslation('admin');
  const language = useLanguage();
  return (
    <Paper component="li" withBorder p="sm">
      <Stack gap="xs" style={{ overflowWrap: 'anywhere' }}>
        <Name company={company} />
        <Plan company={company} />
        {FLOWS.map((flow) => (
          <div key={flow}>
            <Text size="sm" c="dimmed">
              {t(`usage.${flow}`)}
            </Text>
            <Share company={company} flow={flow} />
          </div>
        ))}
        <Text size="sm">
          {t('usage.cpu')}: {formatNumber(company.cpuSeconds, language)}
        </Text>
        <div>
          <Text size="sm" c="dimmed">
            {t('usage.calls')}
          </Text>
          <Calls company={company} />
        </div>
      </Stack>
    </Paper>
  );
}

function Name({ company: { companyId, name, near, owed } }: { company: CompanyUsage }) {
  const { t } = useTranslation('admin');
  return (
    <div>
      <TextLink to="/admin/companies/$companyId" params={{ companyId }} size="sm" underline="always">
        {name}
      </TextLink>
      <Group gap={4}>
        {near && (
          <Badge color="yellow" variant="light" tt="none" miw="max-content">
            {t('usage.near')}
          </Badge>
        )}
        {owed > 0 && (
          <Badge color="gray" variant="light" tt="none" miw="max-content">
            {t('usage.owed', { count: owed })}
          </Badge>
        )}
      </Group>
    </div>
  );
}

function Plan({ company: { plan, why, unpaid } }: { company: CompanyUsage }) {
  const { t } = useTranslation(['admin', 'common']);
  return (
    <div>
      {t(`common:plans.${plan}`, { defaultValue: plan })}
      <Text size="sm" c="dimmed">
        {t(`usage.why.${why}`)}
        {unpaid && `, ${t('usage.unpaid')}`}
      </Text>
    </div>
  );
}

function Calls({ company: { calls } }: { company: CompanyUsage }) {
  const { t } = useTranslation('admin');
  const language = useLanguage();
  return (
    <>
      <Text size="sm">{t('usage.moysklad', { calls: formatNumber(calls.moysklad, language) })}</Text>
      <Text size="sm">{t('usage.google', { calls: formatNumber(calls.google, language) })}</Text>
    </>
  );
}

/** How much of one number is used, as a bar where there is a limit. */
function Share({ company, flow }: { company: CompanyUsage; flow: (typeof FLOWS)[number] }) {
  const { t } = useTranslation('admin');
  const language = useLanguage();
  const { used, soft, hard } = company[flow];
  const label = t('usage.of', { what: t(`usage.${flow}`), name: company.name });
  const print = (value: number) => formatNumber(value, language);
  const share = soft ? (used / soft) * 100 : 0;
  const colour = hard !== null && used >= hard ? 'red.7' : share >= 80 ? 'orange.7' : 'pine.7';
  return (
    <Stack gap={4} miw={120}>
      <Text size="sm">
        {soft === null ? print(used) : t('usage.share', { used: print(used), soft: print(soft) })}
      </Text>
      {soft !== null && (
        <Progress.Root>
          <Progress.Section value={Math.min(100, share)} color={colour} aria-label={label} />
        </Progress.Root>
      )}
    </Stack>
  );
}
