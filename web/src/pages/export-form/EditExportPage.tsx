import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExportConfig, exportConfigQuery } from '../../api/exportConfigs.ts';
import { PageSkeleton } from '../../layout/PageSkeleton.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { draftFrom } from './draft.ts';
import { ExportForm } from './ExportForm.tsx';

const route = getRouteApi('/shell/exports/$configId/edit');

export function EditExportPage() {
  const { t } = useTranslation('export-form');
  const { configId } = route.useParams();
  const config = useQuery(exportConfigQuery(configId));
  if (config.data) return <Edit key={configId} config={config.data} />;
  if (config.isPending) return <PageSkeleton />;
  return (
    <Stack>
      <PageTitle>{t('editTitle')}</PageTitle>
      <ProblemAlert error={config.error} retry={() => void config.refetch()} />
    </Stack>
  );
}

function Edit({ config }: { config: ExportConfig }) {
  const { t } = useTranslation('export-form');
  const { step = 'what' } = route.useSearch();
  const navigate = route.useNavigate();
  const [draft, setDraft] = useState(() => draftFrom(config));
  return (
    <Stack>
      <PageTitle>{`${t('editTitle')}: ${config.name}`}</PageTitle>
      <ExportForm
        draft={draft}
        onChange={setDraft}
        step={step}
        onStep={(next) => void navigate({ search: { step: next } })}
        configId={config.id}
      />
    </Stack>
  );
}
