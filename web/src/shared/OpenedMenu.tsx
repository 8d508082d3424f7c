import { Menu, type MenuProps } from '@mantine/core';
import { cloneElement, useEffect, useRef, useState } from 'react';
import type { MenuButton } from './LateMenu.tsx';

interface Props extends Pick<MenuProps, 'width' | 'children'> {
  button: MenuButton;
}

/** The menu of a `LateMenu`: it takes the place of the button that was pressed, with the focus, and opens. */
export function OpenedMenu({ button, children, width }: Props) {
  const [opened, setOpened] = useState(false);
  const target = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // First the focus, so that it comes back here when the menu is closed.
    target.current?.focus();
    setOpened(true);
  }, []);
  return (
    <Menu
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={width}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>{cloneElement(button, { ref: target })}</Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
