import { useTranslation } from 'react-i18next';
import { signUp } from '../../api/auth.ts';
import { AskLetterForm } from '../../features/entering/AskLetterForm.tsx';
import { OutsidePage } from '../../layout/OutsidePage.tsx';
import { TextLink } from '../../shared/links.tsx';

export function SignUpPage() {
  const { t } = useTranslation('sign-up');
  return (
    <OutsidePage title={t('title')} text={t('text')}>
      <AskLetterForm ask={signUp} action={t('action')} sent={(email) => t('sent', { email })} />
      <TextLink to="/sign-in">{t('signIn')}</TextLink>
    </OutsidePage>
  );
}
