import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { integrationsQuery, type Provider } from '../../api/integrations.ts';
import { useAccounts } from '../../features/exporters/accounts.ts';

interface Props {
  provider: Provider;
  onChange: (id: string) => void;
}

/** Through which account, where the company has several at the provider. */
export function AccountSelect({ provider, onChange }: Props) {
  const { t } = useTranslation('export-form');
  const chosen = useAccounts()[provider];
  const { data = [] } = useQuery(integrationsQuery);
  const own = data.filter((integration) => integration.provider === provider);
  if (own.length < 2) return null;
  return (
    <Select
      label={t(`account.${provider}`)}
      data={own.map(({ id, title }) => ({ value: id, label: title }))}
      value={chosen ?? null}
      onChange={(id) => id && onChange(id)}
      allowDeselect={false}
      maw={520}
    />
  );
}
