import { Button, Group, Stack, Title } from '@mantine/core';
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
  const sections = bySection(exporters);
  return (
    <Stack gap="lg">
      {sections.length > 1 && <Jumps sections={sections.map(({ section }) => section)} />}
      {sections.map(({ section, exporters: own }) => (
        <Stack key={section} component="section" gap="sm" aria-labelledby={`section-${section}`}>
          <Title order={3} size="h5" id={`section-${section}`} tabIndex={-1}>
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

/** Goes to a section: what the keyboard does next begins there, too. */
function Jumps({ sections }: { sections: Exporter['section'][] }) {
  const { t } = useTranslation('export-form');
  const jump = (section: Exporter['section']) => {
    const heading = document.getElementById(`section-${section}`);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  };
  return (
    <Group component="nav" gap={6} aria-label={t('gallery.sections')}>
      {sections.map((section) => (
        <Button key={section} variant="default" size="compact-sm" radius="xl" onClick={() => jump(section)}>
          {t(`section.${section}`)}
        </Button>
      ))}
    </Group>
  );
}
