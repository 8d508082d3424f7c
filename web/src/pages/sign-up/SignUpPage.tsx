import { useTranslation } from 'react-i18next';
import { signUp } from '../../api/auth.ts';
import { AskLetterForm } from '../../features/entering/AskLetterForm.tsx';
import { OutsidePage } from '../../layout/OutsidePage.tsx';
import { TextLink } from '../../shared/links.tsx';

export function SignUpPage() {
  const { t } = useTranslation();
  return (
    <OutsidePage title={t('signUp.title')} text={t('signUp.text')}>
      <AskLetterForm ask={signUp} action={t('signUp.action')} sent={(email) => t('signUp.sent', { email })} />
      <TextLink to="/sign-in">{t('signUp.signIn')}</TextLink>
    </OutsidePage>
  );
}
