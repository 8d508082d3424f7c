import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveExport } from '../../api/exportConfigs.ts';
import { exportersQuery } from '../../api/exporters.ts';
import { runExport, taskQuery } from '../../api/exportTasks.ts';
import { integrationsQuery } from '../../api/integrations.ts';
import type { Spreadsheet } from '../../api/spreadsheets.ts';
import { type Template, templatesQuery } from '../../api/templates.ts';
import { AccountsProvider, useAccounts } from '../../features/exporters/accounts.ts';
import { accountsOf } from '../../features/exporters/accountsOf.ts';
import { TemplateCards } from '../../features/gallery/TemplateCards.tsx';
import { SpreadsheetPicker } from '../../features/spreadsheets/SpreadsheetPicker.tsx';
import { CopyableText } from '../../shared/CopyableText.tsx';
import { OutsideLink } from '../../shared/links.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { useLanguage } from '../../shared/useLanguage.ts';

interface Props {
  /** Both sides are connected. */
  ready: boolean;
  onMade: () => void;
}

/** A ready export and a place for it; then it runs. */
export function TemplateStep(props: Props) {
  const { data = [] } = useQuery(integrationsQuery);
  return (
    <AccountsProvider value={accountsOf({ moysklad: null, google: null }, data)}>
      <Choose {...props} />
    </AccountsProvider>
  );
}

function Choose({ ready, onMade }: Props) {
  const { t } = useTranslation(['welcome', 'spreadsheets']);
  const language = useLanguage();
  const accounts = useAccounts();
  const queryClient = useQueryClient();
  const templates = useQuery(templatesQuery);
  const exporters = useQuery(exportersQuery);
  const integrations = useQuery(integrationsQuery);
  const [template, setTemplate] = useState<Template | null>(null);
  const [place, setPlace] = useState<Spreadsheet | null>(null);
  const make = useMutation({
    mutationFn: async (made: { template: Template; place: Spreadsheet }) => {
      const { exporter, mode, columns, conditions, sheetTitle, title } = made.template;
      const config = await saveExport({
        name: title[language],
        exporter,
        mode,
        columns,
        conditions,
        sheetTitle,
        spreadsheetId: made.place.id,
        filter: null,
        options: { gone: 'remove', protect: false, trim: false, sort: [] },
        ...(accounts.moysklad && { moyskladIntegrationId: accounts.moysklad }),
        ...(accounts.google && { googleIntegrationId: accounts.google }),
      });
      return runExport(config.id);
    },
    onSuccess: async (task) => {
      queryClient.setQueryData(taskQuery(task.id).queryKey, task);
      await queryClient.invalidateQueries({ queryKey: ['export-configs'] });
      onMade();
    },
  });
  if (!ready) return <Alert color="orange">{t('connectFirst')}</Alert>;
  const account = integrations.data?.find(({ kind }) => kind === 'service-account')?.details.email;
  if (!template)
    return (
      <TemplateCards
        query={templates}
        templates={templates.data ?? []}
        exporters={exporters.data ?? []}
        current={null}
        onChoose={setTemplate}
      />
    );
  return (
    <Stack>
      <Group justify="space-between">
        <Text>{t('chosen', { title: template.title[language] })}</Text>
        <Button variant="default" size="xs" onClick={() => setTemplate(null)}>
          {t('other')}
        </Button>
      </Group>
      {place ? (
        <Group justify="space-between">
          <Text style={{ overflowWrap: 'anywhere', minWidth: 0 }}>
            {t('spreadsheets:chosen')}: <OutsideLink href={place.url}>{place.title}</OutsideLink>
          </Text>
          <Button variant="default" size="xs" onClick={() => setPlace(null)}>
            {t('spreadsheets:other')}
          </Button>
        </Group>
      ) : (
        <>
          {account && (
            <Alert color="blue">
              <Text size="sm">{t('spreadsheets:share')}</Text>
              <CopyableText value={account} />
            </Alert>
          )}
          <SpreadsheetPicker
            google={{ page: 'welcome' }}
            onPick={(picked, way) => {
              setPlace(picked);
              // One that was made for this alone has nothing to look at first.
              if (way === 'create') make.mutate({ template, place: picked });
            }}
            suggestedTitle={template.title[language]}
            createFirst
            createAction={t('createAndFill')}
          />
        </>
      )}
      {make.isError && <ProblemAlert error={make.error} />}
      {place && (
        <Group>
          <Button loading={make.isPending} onClick={() => make.mutate({ template, place })}>
            {t('fill')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
