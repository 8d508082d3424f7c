import { ActionIcon } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LateMenu } from '../../shared/LateMenu.tsx';
import type { CardMenuProps } from './CardMenuItems.tsx';

const loadItems = async () => (await import('./CardMenuItems.tsx')).CardMenuItems;

/** The rarer things one does with an export. */
export function CardMenu(props: CardMenuProps) {
  const { t } = useTranslation('exports');
  const button = (
    <ActionIcon variant="default" size={30} aria-label={t('more', { name: props.config.name })}>
      <IconDots size={18} aria-hidden />
    </ActionIcon>
  );
  return <LateMenu button={button} load={loadItems} own={props} />;
}
