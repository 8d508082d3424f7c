import { Alert, Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { resetPassword } from '../../api/auth.ts';
import { NewPassword } from '../../features/entering/NewPassword.tsx';
import { OutsidePage } from '../../layout/OutsidePage.tsx';
import { secretInAddress } from '../../shared/fragment.ts';
import { ButtonLink, TextLink } from '../../shared/links.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';

/** Behind the letter's link: a new password. */
export function ResetPasswordPage() {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const reset = useMutation({
    mutationFn: () => resetPassword({ token: secretInAddress(), newPassword: password }),
  });
  if (reset.isSuccess) {
    return (
      <OutsidePage title={t('password.resetTitle')}>
        <Alert color="green" role="status">
          {t('password.done')}
        </Alert>
        <ButtonLink to="/sign-in">{t('signIn.action')}</ButtonLink>
      </OutsidePage>
    );
  }
  return (
    <OutsidePage title={t('password.resetTitle')} text={t('password.resetText')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          reset.mutate();
        }}
      >
        <Stack>
          <NewPassword label={t('password.new')} value={password} onChange={setPassword} />
          {reset.isError && <ProblemAlert error={reset.error} />}
          <Button type="submit" loading={reset.isPending} fullWidth>
            {t('password.save')}
          </Button>
        </Stack>
      </form>
      <TextLink to="/forgot-password">{t('password.anotherLetter')}</TextLink>
    </OutsidePage>
  );
}
