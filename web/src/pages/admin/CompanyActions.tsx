import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AdminCompanyCard,
  adminCompanyQuery,
  beginSupport,
  blockCompany,
  clearPlan,
  resumeCompany,
  setPlan,
  stopCompany,
  unblockCompany,
} from '../../api/admin.ts';
import { ConfirmModal } from '../../shared/ConfirmModal.tsx';
import { storeCompanyId } from '../../shared/preferences.ts';
import { toastDone } from '../../shared/toasts.ts';
import { type GivenPlan, ReasonModal } from './ReasonModal.tsx';

/** Only the verb `plan` gives one. */
const noPlan: GivenPlan = { plan: 'free', until: null };

type Verb = 'look' | 'stop' | 'resume' | 'block' | 'unblock' | 'plan' | 'planBack';

/** What may be done to a company; each is written into its audit log. */
export function CompanyActions({ company }: { company: AdminCompanyCard }) {
  const { t } = useTranslation('admin');
  const queryClient = useQueryClient();
  const router = useRouter();
  const [asked, ask] = useState<Verb | null>(null);
  const { id, blocked, stoppedReason, plan } = company;

  const act = useMutation({
    async mutationFn({ verb, reason, given }: { verb: Verb; reason: string; given: GivenPlan }) {
      const card = await {
        look: () => beginSupport(id, reason).then(() => null),
        stop: () => stopCompany(id, reason),
        resume: () => resumeCompany(id),
        block: () => blockCompany(id, reason),
        unblock: () => unblockCompany(id),
        plan: () => setPlan(id, { ...given, reason }),
        planBack: () => clearPlan(id),
      }[verb]();
      return { verb, card };
    },
    async onSuccess({ verb, card }) {
      ask(null);
      if (card) {
        queryClient.setQueryData(adminCompanyQuery(id).queryKey, card);
        toastDone(t(`done.${verb}`));
        await queryClient.invalidateQueries({ queryKey: ['admin', 'companies'] });
        return;
      }
      storeCompanyId(id);
      // First who I am now: the pages choose the company by it.
      await queryClient.refetchQueries({ queryKey: ['me'] });
      await router.navigate({ to: '/exports' });
      await queryClient.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
    },
  });
  const open = (verb: Verb) => {
    act.reset();
    ask(verb);
  };
  const verbs: Verb[] = [
    'look',
    stoppedReason === null ? 'stop' : 'resume',
    blocked ? 'unblock' : 'block',
    'plan',
    ...(plan ? ['planBack' as const] : []),
  ];
  const modal = asked && {
    title: t(`verbs.${asked}`),
    text: t(`asks.${asked}`, { company: company.name }),
    action: t(`verbs.${asked}`),
    busy: act.isPending,
    error: act.error,
    onClose: () => ask(null),
  };
  return (
    <>
      <Group>
        {verbs.map((verb) => (
          <Button
            key={verb}
            variant={verb === 'look' ? 'filled' : 'default'}
            color={verb === 'block' ? 'red' : undefined}
            onClick={() => open(verb)}
          >
            {t(`verbs.${verb}`)}
          </Button>
        ))}
      </Group>
      {modal && (asked === 'unblock' || asked === 'resume' || asked === 'planBack') && (
        <ConfirmModal
          opened
          {...modal}
          onConfirm={() => act.mutate({ verb: asked, reason: '', given: noPlan })}
        />
      )}
      {modal && (asked === 'look' || asked === 'stop' || asked === 'block' || asked === 'plan') && (
        <ReasonModal
          {...modal}
          withPlan={asked === 'plan'}
          {...(asked === 'block' && { colour: 'red' })}
          onConfirm={(reason, given) => act.mutate({ verb: asked, reason, given })}
        />
      )}
    </>
  );
}
