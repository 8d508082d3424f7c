import {
  type ComponentType,
  cloneElement,
  type HTMLAttributes,
  type ReactElement,
  type Ref,
  useState,
} from 'react';
import { toastProblem } from './toasts.ts';

export type MenuButton = ReactElement<HTMLAttributes<HTMLButtonElement> & { ref?: Ref<HTMLButtonElement> }>;

interface Props<Own> {
  button: MenuButton;
  /** Gives the menu, an `OpenedMenu` with this button. */
  load: () => Promise<ComponentType<Own & { button: MenuButton }>>;
  /** What the menu is given besides. */
  own: Own;
}

/** Menus are heavy, and few are opened: a button whose menu is loaded when somebody is about to open it, and not with the page. */
export function LateMenu<Own extends object>({ button, load, own }: Props<Own>) {
  const [Menu, setMenu] = useState<ComponentType<Own & { button: MenuButton }> | null>(null);
  if (Menu) return <Menu {...own} button={button} />;
  const soon = () => void load().catch(() => undefined); // a failure is told when the menu is really asked for
  return cloneElement(button, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onClick: () => void load().then((loaded) => setMenu(() => loaded), toastProblem),
    onPointerEnter: soon,
    onFocus: soon,
  });
}
