import { Badge, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AdminCompany } from '../../api/admin.ts';

/** Whether a company works, in a word and a colour; its plan beside it. */
export function CompanyState({ company }: { company: AdminCompany }) {
  const { t } = useTranslation('admin');
  const { blocked, eraseAt, plan, paidPlan } = company;
  const state = blocked ? 'blocked' : eraseAt ? 'erasing' : 'works';
  const colour = { blocked: 'red', erasing: 'orange', works: 'green' }[state];
  return (
    <Group gap={4} wrap="nowrap">
      <Badge color={colour} variant="light" tt="none" miw="max-content">
        {t(`state.${state}`)}
      </Badge>
      {(plan || paidPlan) && (
        <Badge color="gray" variant="light" tt="none" miw="max-content">
          {plan?.key ?? paidPlan}
        </Badge>
      )}
    </Group>
  );
}
