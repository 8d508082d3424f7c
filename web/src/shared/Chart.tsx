import { Box, Skeleton, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { CHART_HEIGHT, type ChartProps } from './chartProps.ts';

interface Props extends ChartProps {
  title: string;
  /** What the points are, as the heading of their column. */
  of: string;
  /** In place of a drawing without any value. */
  empty: string;
}

// Drawing is heavy, and no page is opened for it alone.
const Drawing = lazy(async () => ({ default: (await import('./ChartDrawing.tsx')).ChartDrawing }));

/** A drawing of numbers; who hears the page has the numbers themselves. */
export function Chart({ title, of, empty, ...chart }: Props) {
  const { points, series, format } = chart;
  const nothing = points.every(({ values }) => values.every((value) => !value));
  return (
    <Stack component="figure" m={0} gap="xs">
      <Text component="figcaption" fw={600} size="sm">
        {title}
      </Text>
      {nothing ? (
        <Text size="sm" c="dimmed">
          {empty}
        </Text>
      ) : (
        <>
          <Box aria-hidden>
            <Suspense fallback={<Skeleton h={CHART_HEIGHT} />}>
              <Drawing {...chart} />
            </Suspense>
          </Box>
          <VisuallyHidden>
            <Table>
              <caption>{title}</caption>
              <thead>
                <tr>
                  {[of, ...series.map(({ name }) => name)].map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {points.map(({ title: point, values }) => (
                  <tr key={point}>
                    <th scope="row">{point}</th>
                    {values.map((value, place) => (
                      <td key={series[place]?.name}>{value === null ? '–' : format(value)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </Table>
          </VisuallyHidden>
        </>
      )}
    </Stack>
  );
}
