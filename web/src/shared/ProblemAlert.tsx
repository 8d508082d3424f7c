import { Alert, Button, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../api/problem.ts';
import { CopyableText } from './CopyableText.tsx';
import { ForSupport } from './ForSupport.tsx';
import { LinkedText } from './LinkedText.tsx';

/**
 * A failure in human words: what happened, what to do, and, folded away, the request's number for support.
 * @param props.retry offers a button that tries again
 */
export function ProblemAlert({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const problem = toProblem(error);
  return (
    <Alert color="red" role="alert" icon={<IconAlertTriangle aria-hidden />} title={problem.title}>
      {/* Where fields are named, the detail is for programs: it sends them to the very list that stands here. */}
      {!problem.errors && problem.detail && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          <LinkedText text={problem.detail} />
        </Text>
      )}
      {problem.errors?.length === 1 && <Text size="sm">{problem.errors[0]?.message}</Text>}
      {problem.errors && problem.errors.length > 1 && (
        <List size="sm">
          {problem.errors.map(({ field, message }) => (
            <List.Item key={`${field} ${message}`}>{message}</List.Item>
          ))}
        </List>
      )}
      {retry && (
        <Button mt="sm" size="xs" variant="default" onClick={retry}>
          {t('retry')}
        </Button>
      )}
      {problem.requestId && (
        <ForSupport>
          <CopyableText label={t('requestId')} value={problem.requestId} />
        </ForSupport>
      )}
    </Alert>
  );
}
