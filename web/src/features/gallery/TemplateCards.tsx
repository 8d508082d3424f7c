import { SimpleGrid, Skeleton, Stack, Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Exporter } from '../../api/exporters.ts';
import type { Template } from '../../api/templates.ts';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';
import { exporterOf } from '../exporters/exporters.ts';
import classes from './Gallery.module.css';
import { GalleryCard } from './GalleryCard.tsx';

interface Props {
  query: UseQueryResult<Template[]>;
  /** Those to show. */
  templates: Template[];
  exporters: Exporter[];
  /** Key of the template that is chosen now. */
  current: string | null;
  onChoose: (template: Template) => void;
}

/** Ready exports, and for whom each of them is. */
export function TemplateCards({ query, templates, exporters, current, onChoose }: Props) {
  const { t } = useTranslation('gallery');
  const language = useLanguage();
  if (query.isError) return <ProblemAlert error={query.error} retry={() => void query.refetch()} />;
  if (query.isPending) return <Waiting />;
  return (
    <Stack component="section" gap="sm" aria-labelledby="gallery-templates">
      <Title order={3} size="h5" id="gallery-templates">
        {t('templatesHint')}
      </Title>
      <ul className={classes.grid}>
        {templates.map((template) => (
          <li key={template.key}>
            <GalleryCard
              title={template.title[language]}
              description={template.description[language]}
              section={exporterOf(exporters, template.exporter)?.section}
              badge={t(`audience.${template.audience}`)}
              current={template.key === current}
              onChoose={() => onChoose(template)}
            />
          </li>
        ))}
      </ul>
    </Stack>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} spacing="sm" role="status" aria-label={t('loading')}>
      {['first', 'second', 'third', 'fourth', 'fifth', 'sixth'].map((place) => (
        <Skeleton key={place} h={104} />
      ))}
    </SimpleGrid>
  );
}
