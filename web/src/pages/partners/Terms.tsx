import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PartnerConsent, Partnership } from '../../api/partnerships.ts';
import { formatNumber } from '../../shared/format.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import { inUnits } from './entered.ts';

interface Props {
  /** null: nothing may be made. */
  consent: PartnerConsent | null;
  none: string;
  /** What was made today, where that is known. */
  used?: Partnership['usedToday'];
}

/** What one side lets the other's rules make, in words. */
export function Terms({ consent, none, used }: Props) {
  const { t } = useTranslation('partners');
  const language = useLanguage();
  if (!consent) return <Text size="sm">{none}</Text>;
  const { types, organization, store, counterparty, posting, documentsADay, sumADay } = consent;
  const number = (value: number) => formatNumber(value, language);
  const facts = [
    [t('documents'), types.map((type) => t(`document.${type}`)).join(', ')],
    [t('organization'), organization.name],
    [t('counterparty'), counterparty.name],
    ...(store ? [[t('store'), store.name]] : []),
    [t('posting'), t(`postings.${posting}.title`)],
    [
      t('documentsADay'),
      used ? t('usedOf', { used: number(used.documents), of: number(documentsADay) }) : number(documentsADay),
    ],
    [
      t('sumADay'),
      used
        ? t('usedOf', { used: number(inUnits(used.sum)), of: number(inUnits(sumADay)) })
        : number(inUnits(sumADay)),
    ],
  ];
  return (
    <List size="sm" listStyleType="none" spacing={4}>
      {facts.map(([name, value]) => (
        <List.Item key={name} style={{ overflowWrap: 'anywhere' }}>
          <Text span inherit c="dimmed">
            {name}:{' '}
          </Text>
          {value}
        </List.Item>
      ))}
    </List>
  );
}
