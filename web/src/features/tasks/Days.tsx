import { useTranslation } from 'react-i18next';
import { formatDay } from '../../shared/format.ts';
import { useLanguage } from '../../shared/useLanguage.ts';
import { type DayKind, type DayRuns, dayOutcome } from './outcome.ts';

/** Width of a day and height of the row, pixels. */
const STEP = 10;
const HEIGHT = 16;
const MIDDLE = HEIGHT / 2;

/** Each kind has a shape of its own: who does not tell the colours apart tells these. */
const SHAPES: Record<DayKind, string> = {
  good: 'M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0',
  look: 'M0 -4.5L4.5 3.5L-4.5 3.5z',
  failed: 'M-4 -4h8v8h-8z',
  none: 'M-1.5 0a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0 -3 0',
};

interface Props {
  /** ISO days, the oldest first. */
  days: string[];
  /** Of those days the ones that have runs. */
  runs: (DayRuns & { day: string })[];
}

/** How an export went on the last days: a mark for each, its counts where one points, all in words for who hears the page. */
export function Days({ days, runs }: Props) {
  const { t } = useTranslation('tasks');
  const language = useLanguage();
  const of = new Map(runs.map((each) => [each.day, each]));
  const kinds = days.map((day) => ({ day, ...dayOutcome(of.get(day)) }));
  const which = (kind: DayKind) => kinds.filter((each) => each.kind === kind);
  const daysOf = (kind: DayKind) => which(kind).map(({ day }) => formatDay(day, language));
  const words = [
    t('days.label', { count: days.length }),
    ...(['failed', 'look'] as const)
      .filter((kind) => which(kind).length > 0)
      .map((kind) => t(`days.${kind}`, { days: daysOf(kind).join(', ') })),
    t('days.good', { count: which('good').length }),
    t('days.none', { count: which('none').length }),
  ];
  const inWords = (day: string) => {
    const runsOf = of.get(day);
    const counts = (['good', 'look', 'failed'] as const)
      .filter((kind) => (runsOf?.[kind] ?? 0) > 0)
      .map((kind) => t(`days.runs.${kind}`, { count: runsOf?.[kind] ?? 0 }));
    return `${formatDay(day, language)}: ${counts.join(', ') || t('days.runs.none')}`;
  };
  return (
    <svg
      role="img"
      aria-label={words.join(' ')}
      width={days.length * STEP}
      height={HEIGHT}
      style={{ display: 'block', maxWidth: '100%' }}
      viewBox={`0 0 ${days.length * STEP} ${HEIGHT}`}
    >
      {kinds.map(({ day, kind, colour }, place) => (
        <g key={day} transform={`translate(${place * STEP + STEP / 2} ${MIDDLE})`}>
          <title>{inWords(day)}</title>
          <rect x={-STEP / 2} y={-MIDDLE} width={STEP} height={HEIGHT} fill="none" pointerEvents="all" />
          <path
            d={SHAPES[kind]}
            style={{
              fill: `light-dark(var(--mantine-color-${colour}-${kind === 'none' ? 5 : 9}), var(--mantine-color-${colour}-5))`,
            }}
          />
        </g>
      ))}
    </svg>
  );
}
