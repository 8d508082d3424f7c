import { Alert, Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { verifyEmail } from '../../api/auth.ts';
import { OutsidePage } from '../../layout/OutsidePage.tsx';
import { secretInAddress } from '../../shared/fragment.ts';
import { ButtonLink } from '../../shared/links.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';

/**
 * Behind the links of the emails that change an address: one to the old address, one to the new. A button, because mail programs open
 * links by themselves to look at them.
 */
export function VerifyEmailPage() {
  const { t } = useTranslation('profile');
  const queryClient = useQueryClient();
  const isFirst = stepOf(secretInAddress()) === 'change-email-confirmation';
  const verify = useMutation({
    mutationFn: () => verifyEmail(secretInAddress()),
    onSuccess: () => queryClient.clear(),
  });
  return (
    <OutsidePage
      title={t('verifyEmail.title')}
      text={t(isFirst ? 'verifyEmail.oldText' : 'verifyEmail.newText')}
    >
      {verify.isError && <ProblemAlert error={verify.error} />}
      {verify.isSuccess ? (
        <>
          <Alert color="green" role="status">
            {t(isFirst ? 'verifyEmail.oldDone' : 'verifyEmail.newDone')}
          </Alert>
          <ButtonLink to="/profile">{t('verifyEmail.profile')}</ButtonLink>
        </>
      ) : (
        <Button onClick={() => verify.mutate()} loading={verify.isPending}>
          {t('verifyEmail.action')}
        </Button>
      )}
    </OutsidePage>
  );
}

/** Which of the two emails a link came in; only to choose the words, the server proves it. */
function stepOf(token: string): unknown {
  try {
    const claims = atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'));
    return (JSON.parse(claims) as { requestType?: unknown }).requestType;
  } catch {
    return undefined;
  }
}
