import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { meQuery } from '../api/me.ts';
import { changeProfile } from '../api/profile.ts';
import { useLanguage } from '../shared/useLanguage.ts';
import { changeLanguage } from '../texts/i18n.ts';

const OTHER = { ru: { language: 'en', name: 'English' }, en: { language: 'ru', name: 'Русский' } } as const;

/** Changes to the other language; named in that language, for the one who cannot read this one. */
export function LanguageSwitch() {
  const queryClient = useQueryClient();
  const { language, name } = OTHER[useLanguage()];
  const change = async () => {
    await changeLanguage(language);
    // Emails come in it, too; that they do not is no reason to stop.
    if (queryClient.getQueryData(meQuery.queryKey)) await changeProfile({ language }).catch(() => {});
    // Errors and warnings come from the server in words.
    await queryClient.invalidateQueries();
  };
  return (
    <Button variant="subtle" size="compact-sm" lang={language} onClick={() => void change()}>
      {name}
    </Button>
  );
}
