/** Height of a drawing, pixels. */
export const CHART_HEIGHT = 200;

/** What is drawn. */
export interface ChartProps {
  /** Of the points, in their order. `label` stands below the point, `title` where one points at it. */
  points: { label: string; title: string; values: (number | null)[] }[];
  /** One line or part of a bar each, with a colour of the theme. */
  series: { name: string; colour: string }[];
  kind: 'bars' | 'lines';
  /** A value as people read it. */
  format: (value: number) => string;
}
