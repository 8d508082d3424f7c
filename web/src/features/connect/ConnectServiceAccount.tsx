import { Button, FileButton, Group, List, Stack, Textarea } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OutsideLink } from '../../shared/links.tsx';
import { useFaults } from '../../shared/useFaults.tsx';
import { parseKeyFile } from './keyFile.ts';
import { useConnect } from './useConnect.ts';

const SERVICE_ACCOUNTS = 'https://console.cloud.google.com/iam-admin/serviceaccounts';
const SHEETS_API = 'https://console.cloud.google.com/apis/library/sheets.googleapis.com';
const DRIVE_API = 'https://console.cloud.google.com/apis/library/drive.googleapis.com';

interface Props {
  /** The integration to renew; without it a new one is made. */
  id?: string | undefined;
  onDone?: () => void;
  /** Whether this is the first thing to do on its page. */
  main: boolean;
}

/** Takes the key of a service account. */
export function ConnectServiceAccount({ id, onDone, main }: Props) {
  const { t } = useTranslation('connect');
  const [text, setText] = useState('');
  const [fault, setFault] = useState<'not-json' | 'not-key' | null>(null);
  const connect = useConnect(id, onDone);
  const faults = useFaults(connect.error, ['key']);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const key = parseKeyFile(text);
    setFault(typeof key === 'string' ? key : null);
    if (typeof key !== 'string') connect.mutate({ provider: 'google', key });
  };
  const fill = (content: string) => {
    setText(content);
    setFault(null);
  };

  return (
    <form onSubmit={submit}>
      <Stack align="flex-start">
        <List type="ordered" spacing={4}>
          <List.Item>
            {t('googleApi')} <OutsideLink href={SHEETS_API}>{t('googleApiLink')}</OutsideLink>,{' '}
            <OutsideLink href={DRIVE_API}>{t('driveApiLink')}</OutsideLink>
          </List.Item>
          <List.Item>
            {t('googleAccount')} <OutsideLink href={SERVICE_ACCOUNTS}>{t('googleAccountLink')}</OutsideLink>
          </List.Item>
          <List.Item>{t('googleKey')}</List.Item>
        </List>
        <Textarea
          w="100%"
          label={t('keyFile')}
          placeholder='{ "type": "service_account", … }'
          value={text}
          onChange={(event) => fill(event.currentTarget.value)}
          error={fault ? t(`fault.${fault}`) : faults.at.key}
          autosize
          minRows={3}
          maxRows={8}
          required
          spellCheck={false}
          styles={{ input: { fontFamily: 'monospace' } }}
        />
        {faults.alert}
        <Group>
          <FileButton
            accept="application/json,.json"
            onChange={(file) => void file?.text().then(fill)}
            inputProps={{ 'aria-hidden': true, tabIndex: -1 }}
          >
            {(props) => (
              <Button variant="default" leftSection={<IconFileUpload size={18} aria-hidden />} {...props}>
                {t('chooseFile')}
              </Button>
            )}
          </FileButton>
          <Button type="submit" variant={main ? 'filled' : 'default'} loading={connect.isPending}>
            {t('connectKey')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
