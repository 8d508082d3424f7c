import '@mantine/charts/styles.css';
import { BarChart, LineChart } from '@mantine/charts';
import { CHART_HEIGHT, type ChartProps } from './chartProps.ts';

/** What a `Chart` shows to the eye. */
export function ChartDrawing({ points, series, kind, format }: ChartProps) {
  const data = points.map(({ label, title, values }) => ({
    label,
    title,
    ...Object.fromEntries(values.map((value, place) => [series[place]?.name, value])),
  }));
  const drawing = {
    h: CHART_HEIGHT,
    data,
    dataKey: 'label',
    series: series.map(({ name, colour }) => ({ name, color: colour })),
    valueFormatter: format,
    withLegend: series.length > 1,
    tickLine: 'none' as const,
    gridAxis: 'y' as const,
    yAxisProps: { width: 56, allowDecimals: false },
    tooltipProps: {
      labelFormatter: (_label: unknown, shown: readonly { payload?: { title?: string } }[]) =>
        shown[0]?.payload?.title ?? '',
    },
  };
  // Nothing in it takes the focus: the numbers stand in a table beside.
  const still = { accessibilityLayer: false };
  return kind === 'bars' ? (
    <BarChart {...drawing} barChartProps={still} type="stacked" maxBarWidth={24} />
  ) : (
    <LineChart
      {...drawing}
      lineChartProps={still}
      curveType="linear"
      withDots={false}
      strokeWidth={2}
      connectNulls={false}
    />
  );
}
