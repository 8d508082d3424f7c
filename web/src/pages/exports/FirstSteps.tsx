import { Group, Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { integrationsQuery } from '../../api/integrations.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { ButtonLink } from '../../shared/links.tsx';

/** What to do when there is no export yet: connect both sides, then make one. */
export function FirstSteps() {
  const { t } = useTranslation('exports');
  const mayEdit = useMay('editor');
  const integrations = useQuery(integrationsQuery);
  const has = (provider: string) =>
    integrations.data?.some((integration) => integration.provider === provider) ?? false;
  const ready = has('moysklad') && has('google');
  return (
    <Paper withBorder p="lg">
      <Stack>
        <Title order={2} size="h3">
          {t('firstSteps.title')}
        </Title>
        <Text>{t('firstSteps.text')}</Text>
        <Stack component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
          <Item number={1} done={has('moysklad')}>
            {t('firstSteps.moysklad')}
          </Item>
          <Item number={2} done={has('google')}>
            {t('firstSteps.google')}
          </Item>
          <Item number={3} done={false}>
            {t('firstSteps.export')}
          </Item>
        </Stack>
        {integrations.data && (
          <Group>
            <ButtonLink to="/welcome">{t('firstSteps.begin')}</ButtonLink>
            {ready && mayEdit && (
              <ButtonLink to="/exports/new" variant="default">
                {t('new')}
              </ButtonLink>
            )}
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

function Item({ number, done, children }: { number: number; done: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Group component="li" gap="sm" wrap="nowrap" align="flex-start">
      <ThemeIcon radius="xl" size={28} variant={done ? 'filled' : 'default'}>
        {done ? <IconCheck size={18} aria-label={t('done')} /> : <span aria-hidden>{number}</span>}
      </ThemeIcon>
      <Text pt={2}>{children}</Text>
    </Group>
  );
}
