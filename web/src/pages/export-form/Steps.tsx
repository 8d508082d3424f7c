import { Box, Progress, Stepper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Step } from './steps.ts';

interface Props {
  /** All steps of the way, in their order. */
  steps: readonly Step[];
  step: Step;
  /** Whether all before a step is filled in, so that one may go there. */
  isOpen: (step: Step) => boolean;
  onStep: (step: Step) => void;
}

/** Where one is among the steps; on a narrow screen a line of text and a bar. */
export function Steps({ steps, step, isOpen, onStep }: Props) {
  const { t } = useTranslation(['export-form', 'common']);
  const index = steps.indexOf(step);
  return (
    <nav aria-label={t('common:steps')}>
      <Box visibleFrom="md">
        <Stepper active={index} onStepClick={(to) => steps[to] && onStep(steps[to])} size="xs" wrap={false}>
          {steps.map((other) => (
            <Stepper.Step
              key={other}
              label={t(`${other}.short`)}
              allowStepSelect={isOpen(other)}
              aria-current={other === step ? 'step' : undefined}
            />
          ))}
        </Stepper>
      </Box>
      <Box hiddenFrom="md">
        <Text size="sm" mb={4}>
          {t('stepOf', { number: index + 1, count: steps.length, name: t(`${step}.short`) })}
        </Text>
        <Progress value={((index + 1) / steps.length) * 100} aria-label={t('common:steps')} />
      </Box>
    </nav>
  );
}
