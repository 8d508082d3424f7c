import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanKey } from '../../api/plans.ts';
import { useFaults } from '../../shared/useFaults.tsx';

/** A plan that is given by hand. @property until the end of its last day; null: for good. */
export interface GivenPlan {
  plan: PlanKey;
  until: string | null;
}

const planKeys: PlanKey[] = ['free', 'start', 'business', 'unlimited'];

interface Props {
  title: string;
  /** What will happen, and who reads the reason. */
  text: string;
  /** The verb on the button. */
  action: string;
  colour?: string;
  /** Asks for a plan and its end, too. */
  withPlan?: boolean;
  busy: boolean;
  error: unknown;
  onConfirm: (reason: string, given: GivenPlan) => void;
  onClose: () => void;
}

/** Asks for the reason of something done to a company. */
export function ReasonModal({
  title,
  text,
  action,
  colour,
  withPlan,
  busy,
  error,
  onConfirm,
  onClose,
}: Props) {
  const { t } = useTranslation(['admin', 'common']);
  const [reason, setReason] = useState('');
  const [plan, setPlan] = useState<PlanKey>('business');
  const [lastDay, setLastDay] = useState('');
  const faults = useFaults(error, ['reason', 'plan', 'until']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onConfirm(reason.trim(), { plan, until: lastDay ? new Date(`${lastDay}T23:59:59`).toISOString() : null });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      centered
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Text>{text}</Text>
          {withPlan && (
            <>
              <NativeSelect
                label={t('plan')}
                value={plan}
                error={faults.at.plan}
                onChange={(event) => setPlan(event.currentTarget.value as PlanKey)}
                data={planKeys.map((value) => ({ value, label: t(`common:plans.${value}`) }))}
                data-autofocus
              />
              <TextInput
                type="date"
                label={t('planLastDay')}
                description={t('planLastDayHint')}
                value={lastDay}
                error={faults.at.until}
                onChange={(event) => setLastDay(event.currentTarget.value)}
              />
            </>
          )}
          <Textarea
            label={t('reason')}
            value={reason}
            error={faults.at.reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            minLength={3}
            maxLength={500}
            autosize
            minRows={2}
            required
            data-autofocus={withPlan ? undefined : true}
          />
          {faults.alert}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" color={colour} loading={busy}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
