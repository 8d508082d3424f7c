import { Badge, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { disableSecondFactor, enableSecondFactor, newBackupCodes } from '../../api/auth.ts';
import { profileQuery } from '../../api/profile.ts';
import { Section } from '../../shared/Section.tsx';
import { toastDone } from '../../shared/toasts.ts';
import { BackupCodes } from './BackupCodes.tsx';
import { PasswordGate } from './PasswordGate.tsx';
import { ScanCode } from './ScanCode.tsx';

/** The code of an app besides the password: turned on in two steps, off by the password. */
export function SecondFactor({ on, hasPassword }: { on: boolean; hasPassword: boolean }) {
  const { t } = useTranslation('profile');
  const queryClient = useQueryClient();
  const [codes, setCodes] = useState<string[]>([]);
  const refresh = () => queryClient.invalidateQueries({ queryKey: profileQuery.queryKey });
  const [begun, begin] = useState<{ totpURI: string; backupCodes: string[] }>();
  const turnedOn = async (backupCodes: string[]) => {
    setCodes(backupCodes);
    begin(undefined);
    toastDone(t('secondFactor.turnedOn'));
    await refresh();
  };
  const turnOff = async (password: string) => {
    await disableSecondFactor(password);
    setCodes([]);
    toastDone(t('secondFactor.turnedOff'));
    await refresh();
  };
  return (
    <Section title={t('secondFactor.title')}>
      <Group>
        <Badge color={on ? 'green' : 'gray'} variant="light" tt="none">
          {t(on ? 'secondFactor.on' : 'secondFactor.off')}
        </Badge>
      </Group>
      <Text>{t('secondFactor.text')}</Text>
      {!hasPassword && <Text>{t('secondFactor.needsPassword')}</Text>}
      {codes.length > 0 && <BackupCodes codes={codes} />}
      {hasPassword && !on && !begun && (
        <PasswordGate
          action={t('secondFactor.enable')}
          act={async (password) => begin(await enableSecondFactor(password))}
        />
      )}
      {!on && begun && <ScanCode uri={begun.totpURI} onDone={() => turnedOn(begun.backupCodes)} />}
      {on && (
        <>
          <PasswordGate
            action={t('secondFactor.newCodes')}
            act={async (password) => setCodes((await newBackupCodes(password)).backupCodes)}
          />
          <PasswordGate action={t('secondFactor.disable')} act={turnOff} />
        </>
      )}
    </Section>
  );
}
