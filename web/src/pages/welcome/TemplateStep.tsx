import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { saveExport } from '../../api/exportConfigs.ts';
import { exportersQuery } from '../../api/exporters.ts';
import { runExport, taskQuery } from '../../api/exportTasks.ts';
import { integrationsQuery } from '../../api/integrations.ts';
import type { Spreadsheet } from '../../api/spreadsheets.ts';
import { type Template, templatesQuery } from '../../api/templates.ts';
import { Drafted } from '../../features/drafts/Drafted.tsx';
import type { FormDraft } from '../../features/drafts/useDraft.ts';
import { AccountsProvider, useAccounts } from '../../features/exporters/accounts.ts';
import { accountsOf } from '../../features/exporters/accountsOf.ts';
import { TemplateCards } from '../../features/gallery/TemplateCards.tsx';
import { type Sought, SpreadsheetPicker } from '../../features/spreadsheets/SpreadsheetPicker.tsx';
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
      <Drafted<Begun> form="welcome">{(draft) => <Choose draft={draft} {...props} />}</Drafted>
    </AccountsProvider>
  );
}

/** What is chosen and typed so far. */
interface Begun {
  /** Its key. */
  template: string | null;
  spreadsheet: Pick<Spreadsheet, 'id' | 'title' | 'url'> | null;
  sought: Sought | null;
}

const NOTHING: Begun = { template: null, spreadsheet: null, sought: null };

function Choose({ draft, ready, onMade }: Props & { draft: FormDraft<Begun> }) {
  const { t } = useTranslation(['welcome', 'spreadsheets']);
  const language = useLanguage();
  const accounts = useAccounts();
  const queryClient = useQueryClient();
  const templates = useQuery(templatesQuery);
  const exporters = useQuery(exportersQuery);
  const integrations = useQuery(integrationsQuery);
  const begun = draft.content ?? NOTHING;
  const template = templates.data?.find(({ key }) => key === begun.template);
  const place = begun.spreadsheet;
  const change = (next: Partial<Begun>) => draft.change({ ...begun, ...next });
  const make = useMutation({
    mutationFn: async (made: { template: Template; place: Pick<Spreadsheet, 'id'> }) => {
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
      await draft.drop().catch(() => undefined);
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
        onChoose={({ key }) => change({ template: key })}
      />
    );
  return (
    <Stack>
      <Group justify="space-between">
        <Text>{t('chosen', { title: template.title[language] })}</Text>
        <Button variant="default" size="xs" onClick={() => change({ template: null, sought: null })}>
          {t('other')}
        </Button>
      </Group>
      {place ? (
        <Group justify="space-between">
          <Text style={{ overflowWrap: 'anywhere', minWidth: 0 }}>
            {t('spreadsheets:chosen')}: <OutsideLink href={place.url}>{place.title}</OutsideLink>
          </Text>
          <Button variant="default" size="xs" onClick={() => change({ spreadsheet: null })}>
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
            google={{ page: 'first-export' }}
            sought={begun.sought}
            onSought={(sought) => change({ sought })}
            onPick={(picked, way) => {
              const { id, title, url } = picked;
              change({ spreadsheet: { id, title, url }, sought: null });
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
