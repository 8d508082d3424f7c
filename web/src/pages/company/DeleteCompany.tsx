import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deleteCompany } from '../../api/companies.ts';
import type { Company } from '../../features/membership/company.ts';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';

/** Deletes the company shown, once its name is typed. */
export function DeleteCompany({ company }: { company: Company }) {
  const { t } = useTranslation(['company', 'common']);
  const queryClient = useQueryClient();
  const [asking, ask] = useDisclosure(false);
  const [typed, setTyped] = useState('');
  const remove = useMutation({
    mutationFn: deleteCompany,
    onSuccess: () => queryClient.resetQueries(),
  });
  return (
    <>
      <Button color="red" variant="outline" onClick={ask.open}>
        {t('delete')}
      </Button>
      <Modal
        opened={asking}
        onClose={ask.close}
        title={t('deleteTitle', { name: company.name })}
        centered
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim() === company.name) remove.mutate();
          }}
        >
          <Stack>
            <Text>{t('deleteText')}</Text>
            <TextInput
              label={t('typeName', { name: company.name })}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              autoComplete="off"
              data-autofocus
              required
            />
            {remove.isError && <ProblemAlert error={remove.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={ask.close}>
                {t('common:cancel')}
              </Button>
              <Button
                type="submit"
                color="red"
                disabled={typed.trim() !== company.name}
                loading={remove.isPending}
              >
                {t('delete')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
