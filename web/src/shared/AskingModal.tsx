import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from './ProblemAlert.tsx';

export interface ConfirmModalProps {
  opened: boolean;
  title: string;
  /** What will and what will not happen. */
  text: string;
  /** The verb on the button. */
  action: string;
  busy: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
  /** More of what will happen. */
  children?: ReactNode;
}

/** The window of a `ConfirmModal`. */
export function AskingModal({
  opened,
  title,
  text,
  action,
  busy,
  error,
  onConfirm,
  onClose,
  children,
}: ConfirmModalProps) {
  const { t } = useTranslation();
  // It gives the focus back only to what had it when it opened, not when it came to be.
  const [there, setThere] = useState(false);
  useEffect(() => setThere(true), []);
  return (
    <Modal
      opened={opened && there}
      onClose={onClose}
      title={title}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text>{text}</Text>
        {children}
        {error !== null && <ProblemAlert error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button color="red" loading={busy} onClick={onConfirm}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
