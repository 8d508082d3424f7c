import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useState } from 'react';

/** How near to the edge of the list a dragged item makes it scroll, and by how much with every move, px. */
const EDGE_PX = 32;
const SCROLL_PX = 12;

/**
 * Moves items of a list by mouse, pen or finger.
 * @param list holds the items in their order, each with its key in `data-key`
 * @param onPut called as soon as the dragged item belongs to another place
 */
export function useDragOrder(list: RefObject<HTMLElement | null>, onPut: (key: string, to: number) => void) {
  const [dragged, setDragged] = useState<string | null>(null);

  useEffect(() => {
    if (dragged === null) return;
    const drag = ({ clientY }: PointerEvent) => {
      const items = list.current ? [...list.current.querySelectorAll<HTMLElement>('[data-key]')] : [];
      const from = items.findIndex((item) => item.dataset.key === dragged);
      const to = items.filter((item) => item.dataset.key !== dragged && middle(item) < clientY).length;
      if (from !== to) onPut(dragged, to);
      if (list.current) scrollAtEdge(list.current, clientY);
    };
    const drop = () => setDragged(null);
    // On the window: an item that changes its place in the document loses the pointer it has captured.
    window.addEventListener('pointermove', drag);
    window.addEventListener('pointerup', drop);
    window.addEventListener('pointercancel', drop);
    return () => {
      window.removeEventListener('pointermove', drag);
      window.removeEventListener('pointerup', drop);
      window.removeEventListener('pointercancel', drop);
    };
  }, [dragged, list, onPut]);

  return {
    dragged,
    /** For the handle of the item with this key. */
    start(event: ReactPointerEvent, key: string) {
      if (event.button !== 0) return;
      event.preventDefault(); // no text is selected on the way
      setDragged(key);
    },
  };
}

function middle(item: HTMLElement): number {
  const { top, height } = item.getBoundingClientRect();
  return top + height / 2;
}

function scrollAtEdge(list: HTMLElement, y: number): void {
  const { top, bottom } = list.getBoundingClientRect();
  if (y < top + EDGE_PX) list.scrollTop -= SCROLL_PX;
  if (y > bottom - EDGE_PX) list.scrollTop += SCROLL_PX;
}
