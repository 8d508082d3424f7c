import { useTranslation } from 'react-i18next';
import { finishSignUp } from '../../api/auth.ts';
import { NewPersonForm } from '../../features/entering/NewPersonForm.tsx';
import { OutsidePage } from '../../layout/OutsidePage.tsx';
import { secretInAddress } from '../../shared/fragment.ts';
import { TextLink } from '../../shared/links.tsx';

/** Behind the email's link: the address is proved, name and password are chosen. */
export function FinishSignUpPage() {
  const { t } = useTranslation('sign-up');
  return (
    <OutsidePage title={t('finishTitle')} text={t('finishText')}>
      <NewPersonForm
        action={t('finish')}
        asksCompany
        create={async (person) => finishSignUp({ token: secretInAddress(), ...person })}
      />
      <TextLink to="/sign-up">{t('anotherEmail')}</TextLink>
    </OutsidePage>
  );
}
