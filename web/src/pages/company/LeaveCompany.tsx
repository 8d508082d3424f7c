import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { leaveCompany } from '../../api/companies.ts';
import { meQuery } from '../../api/me.ts';
import { useEnter } from '../../features/entering/useEnter.ts';
import type { Company } from '../../features/membership/company.ts';
import { EndMembership } from '../../features/membership/EndMembership.tsx';
import { storeCompanyId } from '../../shared/preferences.ts';

/** Leaves the company shown, after a question. */
export function LeaveCompany({ company }: { company: Company }) {
  const { t } = useTranslation('company');
  const enter = useEnter();
  const me = useQuery(meQuery);
  const [asking, ask] = useDisclosure(false);
  const leave = useMutation({
    mutationFn: leaveCompany,
    onSuccess: () => {
      storeCompanyId(null);
      return enter();
    },
  });
  return (
    <>
      <Button variant="default" onClick={ask.open}>
        {t('leave')}
      </Button>
      <EndMembership
        userId={asking ? (me.data?.user.id ?? null) : null}
        title={t('leaveTitle', { name: company.name })}
        text={t('leaveText')}
        action={t('leave')}
        busy={leave.isPending}
        error={leave.error}
        onConfirm={() => leave.mutate()}
        onClose={ask.close}
      />
    </>
  );
}
