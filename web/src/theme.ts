import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const pine: MantineColorsTuple = [
  '#e6f7f4',
  '#d0ebe6',
  '#a3d8ce',
  '#72c4b5',
  '#4bb4a1',
  '#31a993',
  '#1d9a84',
  '#0b7a6b',
  '#0b6e63',
  '#055248',
];

export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 7 },
  colors: { pine },
  // Black on white is harder to read than nearly black.
  black: '#1b2126',
  autoContrast: true,
  cursorType: 'pointer',
  fontFamily:
    '"Inter Variable", "Inter Meanwhile", system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif',
  respectReducedMotion: true,
});

/** Some of Mantine's own colours miss the contrast WCAG AA asks for (4.5 : 1). */
export const contrast: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5b636b',
    '--mantine-color-placeholder': '#6b7280',
    '--mantine-color-error': '#c92a2a',
    '--mantine-color-anchor': '#0b6e63',
    '--mantine-color-red-filled': '#c92a2a',
    '--mantine-color-red-filled-hover': '#a82222',
    '--mantine-color-red-outline': '#c92a2a',
    '--mantine-color-green-light-color': '#1f6b30',
    '--mantine-color-yellow-light-color': '#7a4500',
    '--mantine-color-orange-light-color': '#8a3800',
  },
  dark: {
    '--mantine-color-dimmed': '#a9a9a9',
    '--mantine-color-placeholder': '#a0a0a0',
    '--mantine-color-error': '#ff8787',
    '--mantine-color-anchor': '#72c4b5',
    '--mantine-color-red-filled': '#c92a2a',
    '--mantine-color-red-filled-hover': '#a82222',
    '--mantine-color-red-outline': '#ff8787',
  },
});
