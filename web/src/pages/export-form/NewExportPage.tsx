import { Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { EMPTY_DRAFT } from './draft.ts';
import { ExportForm } from './ExportForm.tsx';

const route = getRouteApi('/shell/exports/new');

export function NewExportPage() {
  const { t } = useTranslation('export-form');
  const { step = 'what' } = route.useSearch();
  const navigate = route.useNavigate();
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  return (
    <Stack>
      <PageTitle>{t('newTitle')}</PageTitle>
      <ExportForm
        draft={draft}
        onChange={setDraft}
        step={step}
        onStep={(next) => void navigate({ search: { step: next } })}
      />
    </Stack>
  );
}
