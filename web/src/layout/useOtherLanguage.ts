import { useQueryClient } from '@tanstack/react-query';
import { meQuery } from '../api/me.ts';
import { changeProfile } from '../api/profile.ts';
import { useLanguage } from '../shared/useLanguage.ts';
import { changeLanguage } from '../texts/i18n.ts';

const OTHER = { ru: { language: 'en', name: 'English' }, en: { language: 'ru', name: 'Русский' } } as const;

/** The language that is not shown, its name in itself, for the one who cannot read this one, and how to change to it. */
export function useOtherLanguage() {
  const queryClient = useQueryClient();
  const { language, name } = OTHER[useLanguage()];
  const change = async () => {
    await changeLanguage(language);
    // Emails come in it, too; that they do not is no reason to stop.
    if (queryClient.getQueryData(meQuery.queryKey)) await changeProfile({ language }).catch(() => {});
    // Errors and warnings come from the server in words.
    await queryClient.invalidateQueries();
  };
  return { language, name, change };
}
