import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFaults } from '../../shared/useFaults.tsx';

interface Props {
  title: string;
  /** What will happen, and who reads the reason. */
  text: string;
  busy: boolean;
  error: unknown;
  onConfirm: (reason: { ru: string; en: string }) => void;
  onClose: () => void;
}

/** Asks for the reason that everybody will read, in both languages. */
export function StopModal({ title, text, busy, error, onConfirm, onClose }: Props) {
  const { t } = useTranslation(['admin', 'common']);
  const [reason, setReason] = useState({ ru: '', en: '' });
  const faults = useFaults(error, ['reason.ru', 'reason.en']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onConfirm({ ru: reason.ru.trim(), en: reason.en.trim() });
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
          {(['ru', 'en'] as const).map((language) => (
            <Textarea
              key={language}
              lang={language}
              label={t(`stops.reason.${language}`)}
              placeholder={t(`stops.example.${language}`)}
              value={reason[language]}
              error={faults.at[`reason.${language}`]}
              onChange={(event) => setReason({ ...reason, [language]: event.currentTarget.value })}
              minLength={3}
              maxLength={300}
              autosize
              minRows={2}
              required
              data-autofocus={language === 'ru' || undefined}
            />
          ))}
          {faults.alert}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" color="red" loading={busy}>
              {title}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
