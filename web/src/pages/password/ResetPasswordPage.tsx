import { Alert, Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { resetPassword } from '../../api/auth.ts';
import { NewPassword } from '../../features/entering/NewPassword.tsx';
import { OutsidePage } from '../../layout/OutsidePage.tsx';
import { secretInAddress } from '../../shared/fragment.ts';
import { ButtonLink, TextLink } from '../../shared/links.tsx';
import { useFaults } from '../../shared/useFaults.tsx';

/** Behind the email's link: a new password. */
export function ResetPasswordPage() {
  const { t } = useTranslation(['password', 'entering']);
  const [password, setPassword] = useState('');
  const reset = useMutation({
    mutationFn: () => resetPassword({ token: secretInAddress(), newPassword: password }),
  });
  const faults = useFaults(reset.error, ['newPassword']);
  if (reset.isSuccess) {
    return (
      <OutsidePage title={t('resetTitle')}>
        <Alert color="green" role="status">
          {t('done')}
        </Alert>
        <ButtonLink to="/sign-in">{t('entering:signIn')}</ButtonLink>
      </OutsidePage>
    );
  }
  return (
    <OutsidePage title={t('resetTitle')} text={t('resetText')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          reset.mutate();
        }}
      >
        <Stack>
          <NewPassword
            label={t('entering:newPassword')}
            error={faults.at.newPassword}
            value={password}
            onChange={setPassword}
          />
          {faults.alert}
          <Button type="submit" loading={reset.isPending} fullWidth>
            {t('save')}
          </Button>
        </Stack>
      </form>
      <TextLink to="/forgot-password">{t('anotherEmail')}</TextLink>
    </OutsidePage>
  );
}
