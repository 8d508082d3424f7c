import { Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dictionariesQuery, type Exporter } from '../../../api/exporters.ts';
import { useAccounts } from '../../../features/exporters/accounts.ts';
import { GalleryCard } from '../../../features/gallery/GalleryCard.tsx';
import { ProblemAlert } from '../../../shared/ProblemAlert.tsx';
import { useLanguage } from '../../../shared/useLanguage.ts';

interface Props {
  /** The exporter that stands for several dictionaries; null: nothing is asked. */
  exporter: Exporter | null;
  /** Key of what is chosen now. */
  current: string | null;
  onChoose: (key: string) => void;
  onClose: () => void;
}

/** Asks which of the account's custom dictionaries. */
export function ChooseDictionary({ exporter, current, onChoose, onClose }: Props) {
  const { t } = useTranslation(['export-form', 'common']);
  return (
    <Modal
      opened={exporter !== null}
      onClose={onClose}
      title={t('gallery.whichDictionary')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {exporter && <Dictionaries exporter={exporter} current={current} onChoose={onChoose} />}
    </Modal>
  );
}

function Dictionaries({
  exporter,
  current,
  onChoose,
}: {
  exporter: Exporter;
  current: string | null;
  onChoose: (key: string) => void;
}) {
  const { t } = useTranslation('export-form');
  const language = useLanguage();
  const { moysklad } = useAccounts();
  const dictionaries = useQuery(dictionariesQuery(moysklad));
  if (dictionaries.isError)
    return <ProblemAlert error={dictionaries.error} retry={() => void dictionaries.refetch()} />;
  if (!dictionaries.data) return <Skeleton h={120} />;
  if (dictionaries.data.length === 0) return <Text>{t('gallery.noDictionaries')}</Text>;
  return (
    <Stack gap="xs">
      {dictionaries.data.map(({ key, title }) => (
        <GalleryCard
          key={key}
          title={title}
          description={exporter.title[language]}
          section={exporter.section}
          current={key === current}
          onChoose={() => onChoose(key)}
        />
      ))}
    </Stack>
  );
}
