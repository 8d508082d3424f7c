import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** A password that is chosen now; managers of passwords offer one. */
export function NewPassword({ label, value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      name="new-password"
      label={label}
      description={t('password.rule')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="new-password"
      minLength={8}
      maxLength={128}
      required
      visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
    />
  );
}
