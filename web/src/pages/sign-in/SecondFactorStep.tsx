import { Button, Checkbox, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { verifyCode } from '../../api/auth.ts';
import { useEnter } from '../../features/entering/useEnter.ts';
import { OutsidePage } from '../../layout/OutsidePage.tsx';
import { useFaults } from '../../shared/useFaults.tsx';

/** The password was right; now the code. */
export function SecondFactorStep({ next, onBack }: { next: string | undefined; onBack: () => void }) {
  const { t } = useTranslation(['sign-in', 'entering']);
  const enter = useEnter();
  const [code, setCode] = useState('');
  const [trust, setTrust] = useState(false);
  const verify = useMutation({ mutationFn: () => verifyCode(code, trust), onSuccess: () => enter(next) });
  const faults = useFaults(verify.error, ['code'], { 'wrong-code': 'code', 'used-code': 'code' });
  return (
    <OutsidePage title={t('codeTitle')} text={t('codeText')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          verify.mutate();
        }}
      >
        <Stack>
          <TextInput
            label={t('code')}
            error={faults.at.code}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            autoComplete="one-time-code"
            maxLength={40}
            required
          />
          <Checkbox
            label={t('trust')}
            checked={trust}
            onChange={(event) => setTrust(event.currentTarget.checked)}
          />
          {faults.alert}
          <Button type="submit" loading={verify.isPending} fullWidth>
            {t('entering:signIn')}
          </Button>
          <Button variant="subtle" onClick={onBack}>
            {t('again')}
          </Button>
        </Stack>
      </form>
    </OutsidePage>
  );
}
