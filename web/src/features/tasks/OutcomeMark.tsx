import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconClock,
  IconEyeCheck,
  IconPlayerPlay,
} from '@tabler/icons-react';
import type { Outcome, OutcomeIcon } from './outcome.ts';

const ICONS: Record<OutcomeIcon, typeof IconBan> = {
  clock: IconClock,
  running: IconPlayerPlay,
  stopped: IconBan,
  attention: IconAlertTriangle,
  look: IconEyeCheck,
  done: IconCircleCheck,
};

/**
 * The icon of an outcome; the words beside it say the same.
 * @param props.tinted in its own colour, where nothing around it has that
 */
export function OutcomeMark({
  outcome,
  tinted = false,
}: {
  outcome: Omit<Outcome, 'kind'>;
  tinted?: boolean;
}) {
  const Icon = ICONS[outcome.icon];
  return (
    <Icon
      size={20}
      color={tinted ? `var(--mantine-color-${outcome.colour}-7)` : 'currentColor'}
      aria-hidden
      style={{ flexShrink: 0 }}
    />
  );
}
