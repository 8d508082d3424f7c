import { useTranslation } from 'react-i18next';
import { requestPasswordReset } from '../../api/auth.ts';
import { AskLetterForm } from '../../features/entering/AskLetterForm.tsx';
import { OutsidePage } from '../../layout/OutsidePage.tsx';
import { TextLink } from '../../shared/links.tsx';

export function ForgotPasswordPage() {
  const { t } = useTranslation();
  return (
    <OutsidePage title={t('password.forgotTitle')} text={t('password.forgotText')}>
      <AskLetterForm
        ask={requestPasswordReset}
        action={t('password.ask')}
        sent={(email) => t('password.sent', { email })}
      />
      <TextLink to="/sign-in">{t('password.back')}</TextLink>
    </OutsidePage>
  );
}
