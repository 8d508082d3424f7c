import { useTranslation } from 'react-i18next';
import { requestPasswordReset } from '../../api/auth.ts';
import { AskEmailForm } from '../../features/entering/AskEmailForm.tsx';
import { OutsidePage } from '../../layout/OutsidePage.tsx';
import { TextLink } from '../../shared/links.tsx';

export function ForgotPasswordPage() {
  const { t } = useTranslation(['password', 'entering']);
  return (
    <OutsidePage title={t('forgotTitle')} text={t('forgotText')}>
      <AskEmailForm
        ask={requestPasswordReset}
        action={t('ask')}
        sent={(email) => t('entering:sentToAddress', { email })}
      />
      <TextLink to="/sign-in">{t('back')}</TextLink>
    </OutsidePage>
  );
}
