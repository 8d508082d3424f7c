import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExportConfig, exportConfigQuery } from '../../api/exportConfigs.ts';
import { Drafted } from '../../features/drafts/Drafted.tsx';
import { PageSkeleton } from '../../layout/PageSkeleton.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { DraftedForm, type KeptDraft } from './DraftedForm.tsx';
import { draftFrom } from './draft.ts';

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
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const initial = useMemo(() => draftFrom(config), [config]);
  return (
    <Stack>
      <PageTitle>{`${t('editTitle')}: ${config.name}`}</PageTitle>
      <Drafted<KeptDraft> form={`export:${config.id}`}>
        {(draft) => (
          <DraftedForm
            draft={draft}
            initial={initial}
            search={search}
            onSearch={(next) => void navigate({ search: next })}
            config={config}
          />
        )}
      </Drafted>
    </Stack>
  );
}
