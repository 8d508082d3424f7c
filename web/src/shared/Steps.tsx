import { Box, Group, Progress, Text, ThemeIcon, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface Props<Key extends string> {
  /** In their order; one that is not `open` cannot be gone to yet. */
  steps: { key: Key; title: string; done: boolean; open: boolean }[];
  current: Key;
  onStep: (step: Key) => void;
}

/** Where one is among the steps of something; on a narrow screen a line of text and a bar. */
export function Steps<Key extends string>({ steps, current, onStep }: Props<Key>) {
  const { t } = useTranslation();
  const index = steps.findIndex(({ key }) => key === current);
  return (
    <nav aria-label={t('steps')}>
      <Group component="ol" gap="lg" p={0} m={0} style={{ listStyle: 'none' }} visibleFrom="md">
        {steps.map(({ key, title, done, open }, place) => (
          <li key={key}>
            <UnstyledButton
              onClick={() => onStep(key)}
              disabled={!open && key !== current}
              aria-current={key === current ? 'step' : undefined}
              py={6}
            >
              <Group gap={8} wrap="nowrap">
                <ThemeIcon
                  radius="xl"
                  size={26}
                  variant={key === current ? 'filled' : done ? 'light' : 'default'}
                >
                  {done && key !== current ? (
                    <IconCheck size={16} aria-label={t('done')} />
                  ) : (
                    <span aria-hidden>{place + 1}</span>
                  )}
                </ThemeIcon>
                <Text
                  size="sm"
                  fw={key === current ? 600 : 400}
                  c={open || key === current ? undefined : 'dimmed'}
                >
                  {title}
                </Text>
              </Group>
            </UnstyledButton>
          </li>
        ))}
      </Group>
      <Box hiddenFrom="md">
        <Text size="sm" mb={4}>
          {t('stepOf', { number: index + 1, count: steps.length, name: steps[index]?.title })}
        </Text>
        <Progress value={((index + 1) / steps.length) * 100} aria-label={t('steps')} />
      </Box>
    </nav>
  );
}
