import { Box, Button, Container, Group, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronDown, IconMenu2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inFrame } from '../api/frameSession.ts';
import type { Me } from '../api/me.ts';
import type { Company } from '../features/membership/company.ts';
import { LateMenu } from '../shared/LateMenu.tsx';
import { Bell } from './Bell.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import type { Place } from './place.ts';
import classes from './Shell.module.css';

interface Props {
  brand: ReactNode;
  places: readonly Place[];
  me: Me;
  company: Company | undefined;
}

const loadMenu = async () => (await import('./TopMenu.tsx')).TopMenu;

/** Narrower, and the bar would need a second row. */
const NARROW = '(max-width: 61.99em)';

/** The bar above every page, one row on every screen: where narrow ones have no room, the menu has what does not fit. */
export function TopBar({ brand, places, me, company }: Props) {
  const { t } = useTranslation();
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) ?? false;
  const who = inFrame ? company?.name : [company?.name, me.user.name].filter(Boolean).join(': ');
  const button = (
    <Button
      variant="default"
      size="compact-md"
      h={36}
      px={narrow ? 8 : 'xs'}
      rightSection={narrow ? undefined : <IconChevronDown size={16} aria-hidden />}
      aria-label={t('nav.person', { who })}
      style={{ minWidth: 0, flexShrink: narrow ? 0 : 1 }}
    >
      {narrow ? (
        <IconMenu2 size={20} aria-hidden />
      ) : (
        <Text span truncate maw={220} size="sm">
          {company?.name ?? me.user.name}
        </Text>
      )}
    </Button>
  );
  return (
    <header className={classes.header}>
      <Container size="lg" py="xs" px="md">
        <Group gap="sm" justify="space-between" wrap="nowrap">
          {brand}
          {narrow ? (
            <Text truncate size="sm" c="dimmed" style={{ flex: 1, minWidth: 0 }}>
              {company?.name}
            </Text>
          ) : (
            <>
              <nav className={classes.nav} aria-label={t('nav.label')}>
                {places.map(({ to, title }) => (
                  <Link key={to} to={to} className={classes.link}>
                    {title}
                  </Link>
                ))}
              </nav>
              <Box ml="auto">
                <LanguageSwitch />
              </Box>
            </>
          )}
          {company && <Bell />}
          {/* In MoySklad's frame there is one company, and signing out is closing the frame. */}
          {(narrow || !inFrame) && (
            <LateMenu button={button} load={loadMenu} own={{ me, company, places: narrow ? places : [] }} />
          )}
        </Group>
      </Container>
    </header>
  );
}
