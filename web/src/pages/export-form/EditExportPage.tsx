import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChangeTrigger, changeTriggerQuery } from '../../api/changeTriggers.ts';
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
  const trigger = useQuery(changeTriggerQuery(configId));
  if (config.data && trigger.data !== undefined)
    return <Edit key={configId} config={config.data} trigger={trigger.data} />;
  if (config.isPending || trigger.isPending) return <PageSkeleton />;
  const retry = () => void Promise.all([config.refetch(), trigger.refetch()]);
  return (
    <Stack>
      <PageTitle>{t('editTitle')}</PageTitle>
      <ProblemAlert error={config.error ?? trigger.error} retry={retry} />
    </Stack>
  );
}

function Edit({ config, trigger }: { config: ExportConfig; trigger: ChangeTrigger | null }) {
  const { t } = useTranslation('export-form');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const initial = useMemo(() => draftFrom(config, trigger), [config, trigger]);
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
