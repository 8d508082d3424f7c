import { useTranslation } from 'react-i18next';
import { signUp } from '../../api/auth.ts';
import { AskEmailForm } from '../../features/entering/AskEmailForm.tsx';
import { OutsidePage } from '../../layout/OutsidePage.tsx';
import { TextLink } from '../../shared/links.tsx';

export function SignUpPage() {
  const { t } = useTranslation('sign-up');
  return (
    <OutsidePage title={t('title')} text={t('text')}>
      <AskEmailForm ask={signUp} action={t('action')} sent={(email) => t('sent', { email })} />
      <TextLink to="/sign-in">{t('signIn')}</TextLink>
    </OutsidePage>
  );
}
