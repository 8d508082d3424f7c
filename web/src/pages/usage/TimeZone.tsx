import { NativeSelect, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { setTimeZone, usageQuery } from '../../api/usage.ts';
import { useMay } from '../../features/membership/useMay.ts';
import { useTimeZones } from '../../features/schedules/useTimeZones.ts';
import { toastDone, toastProblem } from '../../shared/toasts.ts';

/** In which time zone days and months turn; the owner chooses it. */
export function TimeZone({ timeZone }: { timeZone: string }) {
  const { t } = useTranslation('usage');
  const mayChoose = useMay('owner');
  const zones = useTimeZones(timeZone);
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: setTimeZone,
    onSuccess: () => toastDone(t('zoneSaved')),
    onError: toastProblem,
    onSettled: () => queryClient.invalidateQueries({ queryKey: usageQuery.queryKey }),
  });
  if (!mayChoose)
    return (
      <Text size="sm" c="dimmed">
        {t('turns', { zone: zones.find(({ value }) => value === timeZone)?.label ?? timeZone })}
      </Text>
    );
  return (
    <NativeSelect
      label={t('zone')}
      value={save.isPending ? save.variables : timeZone}
      onChange={(event) => save.mutate(event.currentTarget.value)}
      disabled={save.isPending}
      data={zones}
      maw={360}
    />
  );
}
