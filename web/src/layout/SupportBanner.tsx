import { Alert, Button, Group, Text } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { endSupport } from '../api/admin.ts';
import type { Company } from '../features/membership/company.ts';
import { formatTime } from '../shared/format.ts';
import { storeCompanyId } from '../shared/preferences.ts';
import { toastDone, toastProblem } from '../shared/toasts.ts';
import { useLanguage } from '../shared/useLanguage.ts';

/** Says that somebody of the platform looks at the company's data now: to its people, and to whoever looks, with a way to stop. */
export function SupportBanner({ company }: { company: Company }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const stop = useMutation({
    mutationFn: () => endSupport(company.id),
    onSuccess: async () => {
      storeCompanyId(null);
      toastDone(t('support.ended'));
      await navigate({ to: '/admin/companies/$companyId', params: { companyId: company.id } });
      await queryClient.resetQueries();
    },
    onError: toastProblem,
  });
  if (!company.support) return null;
  const { mine, expiresAt } = company.support;
  const told = { company: company.name, until: formatTime(expiresAt, language) };
  return (
    <Alert color="orange" radius={0} role="status" icon={<IconEye aria-hidden />}>
      <Group justify="space-between">
        <Text size="sm">{t(mine ? 'support.mine' : 'support.theirs', told)}</Text>
        {mine && (
          <Button size="xs" variant="default" loading={stop.isPending} onClick={() => stop.mutate()}>
            {t('support.end')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
