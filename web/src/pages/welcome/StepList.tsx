import { Group, Text, ThemeIcon, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Done, WELCOME_STEPS, type WelcomeStep } from './steps.ts';

interface Props {
  step: WelcomeStep;
  done: Done;
  onStep: (step: WelcomeStep) => void;
}

/** All the steps, which are done, and where the person is. */
export function StepList({ step, done, onStep }: Props) {
  const { t } = useTranslation(['welcome', 'common']);
  return (
    <Group component="ol" gap="xs" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('common:steps')}>
      {WELCOME_STEPS.map((each, index) => {
        const isDone = each !== 'sheet' && done[each];
        const current = each === step;
        return (
          <li key={each}>
            <UnstyledButton
              onClick={() => onStep(each)}
              aria-current={current ? 'step' : undefined}
              py={6}
              pr="sm"
            >
              <Group gap={6} wrap="nowrap">
                <ThemeIcon radius="xl" size={26} variant={isDone || current ? 'filled' : 'default'}>
                  {isDone ? (
                    <IconCheck size={16} aria-label={t('common:done')} />
                  ) : (
                    <span aria-hidden>{index + 1}</span>
                  )}
                </ThemeIcon>
                <Text size="sm" fw={current ? 600 : 400}>
                  {t(`short.${each}`)}
                </Text>
              </Group>
            </UnstyledButton>
          </li>
        );
      })}
    </Group>
  );
}
