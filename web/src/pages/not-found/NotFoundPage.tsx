import { useTranslation } from 'react-i18next';
import { OutsidePage } from '../../layout/OutsidePage.tsx';
import { ButtonLink } from '../../shared/links.tsx';

/** At a wrong address, whoever is there: signed in or not, of a company or of the platform. */
export function NotFoundPage() {
  const { t } = useTranslation('not-found');
  return (
    <OutsidePage title={t('title')} text={t('text')}>
      <ButtonLink to="/">{t('home')}</ButtonLink>
    </OutsidePage>
  );
}
