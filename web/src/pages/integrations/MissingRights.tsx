import { Alert, List, Spoiler, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { IntegrationHealth } from '../../api/integrations.ts';
import { useLanguage } from '../../shared/useLanguage.ts';

type Missing = IntegrationHealth['missing'];

/** Rights that the token lacks: those that the company's exports need as a warning, the others on demand. */
export function MissingRights({ missing }: { missing: Missing }) {
  const { t } = useTranslation('integrations');
  if (missing.length === 0) return null;
  const wanted = missing.filter((right) => right.wanted);
  const others = missing.filter((right) => !right.wanted);
  return (
    <>
      {wanted.length > 0 && (
        <Alert color="orange" title={t('missing.wanted')}>
          <Rights rights={wanted} />
        </Alert>
      )}
      {others.length > 0 && (
        <Spoiler maxHeight={22} showLabel={t('missing.show')} hideLabel={t('missing.hide')}>
          <Text size="sm">{t('missing.others', { count: others.length })}</Text>
          <Rights rights={others} />
        </Spoiler>
      )}
    </>
  );
}

function Rights({ rights }: { rights: Missing }) {
  const { t } = useTranslation('integrations');
  const language = useLanguage();
  return (
    <List size="sm">
      {rights.map(({ permission, title, exporters }) => (
        <List.Item key={permission}>
          {t('missing.line', {
            right: title[language],
            exporters: exporters.map((exporter) => exporter.title[language]).join(', '),
          })}
        </List.Item>
      ))}
    </List>
  );
}
