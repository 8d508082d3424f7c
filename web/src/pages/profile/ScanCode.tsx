import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { QRCodeSVG } from 'qrcode.react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { verifyCode } from '../../api/auth.ts';
import { CopyableText } from '../../shared/CopyableText.tsx';
import { useFaults } from '../../shared/useFaults.tsx';

/** The secret for the app as a picture and in letters, and the first code that proves it was taken over. */
export function ScanCode({ uri, onDone }: { uri: string; onDone: () => Promise<void> }) {
  const { t } = useTranslation('profile');
  const [code, setCode] = useState('');
  const verify = useMutation({ mutationFn: () => verifyCode(code), onSuccess: onDone });
  const faults = useFaults(verify.error, ['code'], { 'wrong-code': 'code', 'used-code': 'code' });
  return (
    <Stack>
      <Text>{t('secondFactor.scan')}</Text>
      <QRCodeSVG value={uri} size={192} marginSize={2} title={t('secondFactor.qr')} />
      <CopyableText label={t('secondFactor.secret')} value={new URL(uri).searchParams.get('secret') ?? ''} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          verify.mutate();
        }}
      >
        <Stack>
          <TextInput
            label={t('secondFactor.firstCode')}
            error={faults.at.code}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            required
            maw={240}
          />
          {faults.alert}
          <Group>
            <Button type="submit" loading={verify.isPending}>
              {t('secondFactor.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Stack>
  );
}
