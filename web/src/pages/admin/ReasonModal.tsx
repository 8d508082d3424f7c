import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFaults } from '../../shared/useFaults.tsx';

interface Props {
  title: string;
  /** What will happen, and who reads the reason. */
  text: string;
  /** The verb on the button. */
  action: string;
  colour?: string;
  /** Asks for a plan's key, too. */
  withPlan?: boolean;
  busy: boolean;
  error: unknown;
  onConfirm: (reason: string, plan: string) => void;
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
  const [plan, setPlan] = useState('');
  const faults = useFaults(error, ['reason', 'plan']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onConfirm(reason.trim(), plan.trim());
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
            <TextInput
              label={t('plan')}
              description={t('planHint')}
              value={plan}
              error={faults.at.plan}
              onChange={(event) => setPlan(event.currentTarget.value)}
              pattern="[a-z][a-z0-9\-]*"
              maxLength={40}
              required
              data-autofocus
            />
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
