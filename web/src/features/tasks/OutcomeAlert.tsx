import { Alert, type AlertProps, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { LinkedText } from '../../shared/LinkedText.tsx';
import { OutcomeMark } from './OutcomeMark.tsx';
import { outcomeOf, REMARK, type Run } from './outcome.ts';
import { useOutcomeWords } from './useOutcomeWords.ts';

interface Props extends Pick<AlertProps, 'role'> {
  run: Run;
  /** In place of the outcome's own heading. */
  title?: string;
  /** In place of the counts, or of what went wrong. */
  text?: string;
  /** Stands below the text. */
  children?: ReactNode;
}

/** How a run ended, or what one that waits is waiting for: the heading, then what there is to say. */
export function OutcomeAlert({ run, role = 'alert', title, text, children }: Props) {
  const outcome = outcomeOf(run);
  const words = useOutcomeWords()(run);
  const said = text ?? run.error?.detail ?? (words.sentence === words.title ? null : words.sentence);
  return (
    <Alert
      color={outcome.colour}
      icon={<OutcomeMark outcome={outcome} />}
      role={role}
      title={title ?? words.title}
      style={{ overflowWrap: 'anywhere' }}
    >
      <Stack gap="sm" align="flex-start">
        {said && (
          <Text size="sm">
            <LinkedText text={said} />
          </Text>
        )}
        {children}
      </Stack>
    </Alert>
  );
}

/** What a run that went well asks people to mind. */
export function RemarkAlert({ title, detail }: { title: string; detail: string }) {
  return (
    <Alert color={REMARK.colour} icon={<OutcomeMark outcome={REMARK} />} title={title}>
      <LinkedText text={detail} />
    </Alert>
  );
}
