import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../../api/queries.ts';
import { currentCompany } from '../../shared/company.ts';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { CompanyTabs } from './CompanyTabs.tsx';

export function CompanyPage() {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  const company = me.data && currentCompany(me.data.companies);
  return (
    <Stack>
      <CompanyTabs />
      <PageTitle>{t('company.title')}</PageTitle>
      {company && <Text>{company.name}</Text>}
    </Stack>
  );
}
