import { Group, List, Paper, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Plan, plansQuery } from '../../api/plans.ts';
import { OutsidePage } from '../../layout/OutsidePage.tsx';
import { formatNumber } from '../../shared/format.ts';
import { TextLink } from '../../shared/links.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';

/** What each plan has room for and costs; for everybody. */
export function PricesPage() {
  const { t } = useTranslation(['prices', 'common']);
  const plans = useQuery(plansQuery);
  return (
    <OutsidePage title={t('title')} text={t('text')} width={1000}>
      {plans.isError && <ProblemAlert error={plans.error} retry={() => void plans.refetch()} />}
      {plans.isPending && <Skeleton h={240} role="status" aria-label={t('common:loading')} />}
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {plans.data
          ?.filter(({ price }) => price !== null)
          .map((plan) => (
            <Card key={plan.key} plan={plan} />
          ))}
      </SimpleGrid>
      <Group>
        <TextLink to="/sign-up">{t('begin')}</TextLink>
        <TextLink to="/usage">{t('ours')}</TextLink>
      </Group>
    </OutsidePage>
  );
}

const told = ['exports', 'members', 'webhooks', 'rowsAMonth', 'runsADay'] as const;

function Card({
  plan: { key, price, limits, atOnce, leastMinutes, onChanges, historyDays },
}: {
  plan: Plan;
}) {
  const { t } = useTranslation(['prices', 'common']);
  const language = useLanguage();
  const soft = (metric: string) => limits.find((limit) => limit.metric === metric)?.soft ?? 0;
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="xs">
        <Title order={2} size="h4">
          {t(`common:plans.${key}`)}
        </Title>
        <Text fw={600}>{price ? t('price', { price: formatNumber(price, language) }) : t('nothing')}</Text>
        <List size="sm">
          {told.map((metric) => (
            <List.Item key={metric}>{t(metric, { many: formatNumber(soft(metric), language) })}</List.Item>
          ))}
          <List.Item>{t('atOnce', { many: atOnce })}</List.Item>
          <List.Item>{t('leastMinutes', { count: leastMinutes })}</List.Item>
          <List.Item>{t(onChanges ? 'onChanges' : 'notOnChanges')}</List.Item>
          <List.Item>{t('historyDays', { count: historyDays })}</List.Item>
        </List>
      </Stack>
    </Paper>
  );
}
