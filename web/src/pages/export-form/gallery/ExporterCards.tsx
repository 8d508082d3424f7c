import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Exporter } from '../../../api/exporters.ts';
import classes from '../../../features/gallery/Gallery.module.css';
import { GalleryCard } from '../../../features/gallery/GalleryCard.tsx';
import { useLanguage } from '../../../shared/useLanguage.ts';
import { bySection } from './find.ts';

interface Props {
  exporters: Exporter[];
  /** Key of the exporter that is chosen now; of a custom dictionary with its id. */
  current: string | null;
  onChoose: (key: string) => void;
}

/** All of MoySklad's data, by the sections of its menu. */
export function ExporterCards({ exporters, current, onChoose }: Props) {
  const { t } = useTranslation('export-form');
  const language = useLanguage();
  const isCurrent = ({ key, chooseDictionary }: Exporter) =>
    key === current || (chooseDictionary && current?.startsWith(`${key}:`) === true);
  return (
    <Stack gap="lg">
      {bySection(exporters).map(({ section, exporters: own }) => (
        <Stack key={section} component="section" gap="sm" aria-labelledby={`section-${section}`}>
          <Title order={3} size="h5" id={`section-${section}`}>
            {t(`section.${section}`)}
          </Title>
          <ul className={classes.grid}>
            {own.map((exporter) => (
              <li key={exporter.key}>
                <GalleryCard
                  title={exporter.title[language]}
                  description={exporter.description[language]}
                  section={section}
                  current={isCurrent(exporter)}
                  onChoose={() => onChoose(exporter.key)}
                />
              </li>
            ))}
          </ul>
        </Stack>
      ))}
    </Stack>
  );
}
