import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  label: string;
  value: string;
  error?: string | undefined;
  onChange: (value: string) => void;
  disabled?: boolean;
}

/** A password that is chosen now; managers of passwords offer one. */
export function NewPassword({ label, value, error, onChange, disabled = false }: Props) {
  const { t } = useTranslation('entering');
  return (
    <PasswordInput
      name="new-password"
      label={label}
      description={t('passwordRule')}
      value={value}
      error={error}
      aria-invalid={error !== undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="new-password"
      minLength={8}
      maxLength={128}
      required
      disabled={disabled}
      visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
    />
  );
}
