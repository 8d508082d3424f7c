import { useTranslation } from 'react-i18next';
import { finishSignUp } from '../../api/auth.ts';
import { NewPersonForm } from '../../features/entering/NewPersonForm.tsx';
import { OutsidePage } from '../../layout/OutsidePage.tsx';
import { secretInAddress } from '../../shared/fragment.ts';
import { TextLink } from '../../shared/links.tsx';

/** Behind the letter's link: the address is proved, name and password are chosen. */
export function FinishSignUpPage() {
  const { t } = useTranslation();
  return (
    <OutsidePage title={t('signUp.finishTitle')} text={t('signUp.finishText')}>
      <NewPersonForm
        action={t('signUp.finish')}
        create={async (person) => finishSignUp({ token: secretInAddress(), ...person })}
      />
      <TextLink to="/sign-up">{t('signUp.anotherLetter')}</TextLink>
    </OutsidePage>
  );
}
