import { Button } from '@mantine/core';
import { useOtherLanguage } from './useOtherLanguage.ts';

/** Changes to the other language. */
export function LanguageSwitch() {
  const { language, name, change } = useOtherLanguage();
  return (
    <Button variant="subtle" size="compact-sm" lang={language} onClick={() => void change()}>
      {name}
    </Button>
  );
}
