import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFaults } from '../../shared/useFaults.tsx';

interface Props {
  /** The verb on the button. */
  action: string;
  act: (password: string) => Promise<unknown>;
}

/** A button that asks for the password first: what follows must not be done by whoever finds the browser open. */
export function PasswordGate({ action, act }: Props) {
  const { t } = useTranslation(['profile', 'common', 'entering']);
  const [opened, { open, close }] = useDisclosure(false);
  const [password, setPassword] = useState('');
  const send = useMutation({
    mutationFn: () => act(password),
    onSuccess: () => {
      setPassword('');
      close();
    },
  });
  const faults = useFaults(send.error, ['password'], { 'wrong-current-password': 'password' });
  return (
    <>
      <Group>
        <Button variant="default" onClick={open}>
          {action}
        </Button>
      </Group>
      <Modal
        opened={opened}
        onClose={close}
        title={action}
        centered
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            send.mutate();
          }}
        >
          <Stack>
            <Text size="sm">{t('secondFactor.passwordText')}</Text>
            <PasswordInput
              label={t('currentPassword')}
              error={faults.at.password}
              aria-invalid={faults.at.password !== undefined}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              autoComplete="current-password"
              required
              data-autofocus
              visibilityToggleButtonProps={{ 'aria-label': t('entering:showPassword') }}
            />
            {faults.alert}
            <Group justify="flex-end">
              <Button type="submit" loading={send.isPending}>
                {action}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
