import { Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Drafted } from '../../features/drafts/Drafted.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { DraftedForm, type KeptDraft } from './DraftedForm.tsx';
import { EMPTY_DRAFT } from './draft.ts';

const route = getRouteApi('/shell/exports/new');

export function NewExportPage() {
  const { t } = useTranslation('export-form');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Stack>
      <PageTitle>{t('newTitle')}</PageTitle>
      <Drafted<KeptDraft> form="export">
        {(draft) => (
          <DraftedForm
            draft={draft}
            initial={EMPTY_DRAFT}
            search={search}
            onSearch={(next) => void navigate({ search: next })}
          />
        )}
      </Drafted>
    </Stack>
  );
}
