import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  endPartnership,
  type Partnership,
  partnershipsQuery,
  pausePartnership,
  resumePartnership,
} from '../../api/partnerships.ts';
import { ConfirmModal } from '../../shared/ConfirmModal.tsx';
import { toastDone, toastProblem } from '../../shared/toasts.ts';

/** What either side may do with a partnership. */
export function Actions({ partnership }: { partnership: Partnership }) {
  const { t } = useTranslation('partners');
  const { id, pausedAt } = partnership;
  const resume = useAct(
    () => resumePartnership(id),
    () => toastDone(t('resumed')),
  );
  return (
    <Group gap="xs">
      {pausedAt ? (
        <Button loading={resume.isPending} onClick={() => resume.mutate()}>
          {t('resume')}
        </Button>
      ) : (
        <Asked partnership={partnership} what="pause" act={() => pausePartnership(id)} />
      )}
      <Asked partnership={partnership} what="finish" act={() => endPartnership(id)} />
    </Group>
  );
}

/** Something done to a partnership, after which everything about it is looked at anew. */
function useAct(act: () => Promise<unknown>, onDone: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      onDone();
      await queryClient.invalidateQueries({ queryKey: partnershipsQuery.queryKey });
    },
    onError: toastProblem,
  });
}

/** A button that asks before it stops what others count on. */
export function Asked(props: {
  partnership: Partnership;
  what: 'pause' | 'finish' | 'withdraw';
  act: () => Promise<unknown>;
}) {
  const { t } = useTranslation('partners');
  const { partnership, what } = props;
  const { partnerName: partner } = partnership;
  const [asking, ask] = useDisclosure(false);
  const doing = useAct(props.act, () => {
    ask.close();
    toastDone(t(`${what}Done`));
  });
  return (
    <>
      <Button variant="default" onClick={ask.open}>
        {t(what)}
      </Button>
      <ConfirmModal
        opened={asking}
        title={t(`${what}Title`, { partner })}
        text={t(`${what}Text`)}
        action={t(what)}
        busy={doing.isPending}
        error={null}
        onConfirm={() => doing.mutate()}
        onClose={ask.close}
      />
    </>
  );
}
