import { Menu, type MenuItemProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

/** An item of a menu that leads to a page. Not beside the other links: menus are heavy, and the first page has none. */
export const MenuLink = createLink(
  (props: MenuItemProps & Omit<ComponentProps<'a'>, keyof MenuItemProps>) => (
    <Menu.Item component="a" {...props} />
  ),
);
