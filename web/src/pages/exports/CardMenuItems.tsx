import { Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconClock, IconCopy, IconEyeCheck, IconRefresh, IconScale, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { deleteExport, type ExportConfig, exportConfigsQuery } from '../../api/exportConfigs.ts';
import type { RunOptions } from '../../api/exportTasks.ts';
import { ConfirmModal } from '../../shared/ConfirmModal.tsx';
import type { MenuButton } from '../../shared/LateMenu.tsx';
import { MenuLink } from '../../shared/MenuLink.tsx';
import { OpenedMenu } from '../../shared/OpenedMenu.tsx';
import { toastDone } from '../../shared/toasts.ts';
import { lazyPage } from '../../texts/lazyPage.ts';

/** Few copy, and its form keeps a draft: it comes with the draft's texts once it is asked for. */
const CopyExport = lazyPage(() => import('./CopyExport.tsx'), 'CopyExport', 'drafts');

export interface CardMenuProps {
  config: ExportConfig;
  /** True while the export is running: it cannot be run a second time. */
  busy: boolean;
  onRun: (options: RunOptions) => void;
  /** Runs what writes nothing and shows what it found. */
  onLook: (options: RunOptions) => void;
}

/** What the menu of an export offers. */
export function CardMenuItems({
  button,
  config,
  busy,
  onRun,
  onLook,
}: CardMenuProps & { button: MenuButton }) {
  const { t } = useTranslation(['exports', 'tasks']);
  const [asking, ask] = useDisclosure(false);
  const [copying, copy] = useDisclosure(false);
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteExport(config.id),
    onSuccess: async () => {
      ask.close();
      toastDone(t('deleted', { name: config.name }));
      await queryClient.invalidateQueries({ queryKey: exportConfigsQuery.queryKey });
    },
  });
  // `disabled` would take the focus from an item while the menu is open, and the next key, which then falls outside, would close it.
  const unlessBusy = (act: () => void) =>
    busy ? { 'aria-disabled': true, 'data-disabled': true } : { onClick: act };
  return (
    <>
      <OpenedMenu button={button}>
        <Menu.Item
          leftSection={<IconEyeCheck size={16} aria-hidden />}
          {...unlessBusy(() => onLook({ dryRun: true }))}
        >
          {t('tasks:actions.dryRun')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconScale size={16} aria-hidden />}
          {...unlessBusy(() => onLook({ verify: true }))}
        >
          {t('tasks:actions.verify')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconRefresh size={16} aria-hidden />}
          {...unlessBusy(() => onRun({ full: true }))}
        >
          {t('full')}
        </Menu.Item>
        <MenuLink
          to="/exports/$configId/schedule"
          params={{ configId: config.id }}
          leftSection={<IconClock size={16} aria-hidden />}
        >
          {t('schedule')}
        </MenuLink>
        <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={copy.open}>
          {t('copy.action')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconTrash size={16} aria-hidden color="var(--mantine-color-error)" />}
          onClick={ask.open}
        >
          {t('delete')}
        </Menu.Item>
      </OpenedMenu>
      {copying && (
        <Suspense>
          <CopyExport config={config} onClose={copy.close} />
        </Suspense>
      )}
      <ConfirmModal
        opened={asking}
        title={t('deleteTitle', { name: config.name })}
        text={t('deleteText')}
        action={t('delete')}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={ask.close}
      />
    </>
  );
}
