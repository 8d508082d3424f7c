import { Badge, Group, Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import classes from './ChoiceCards.module.css';

interface Choice<Value extends string> {
  value: Value;
  title: string;
  description: string;
  /** A short word of praise beside the title. */
  badge?: string;
}

interface Props<Value extends string> {
  label: string;
  choices: Choice<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
}

/** One of several, each explained on a card. */
export function ChoiceCards<Value extends string>({ label, choices, value, onChange }: Props<Value>) {
  return (
    <Radio.Group value={value} onChange={(chosen) => onChange(chosen as Value)} aria-label={label}>
      <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} spacing="sm">
        {choices.map((choice) => (
          <Radio.Card key={choice.value} value={choice.value} p="md" className={classes.card}>
            <Group wrap="nowrap" align="flex-start" gap="sm">
              <Radio.Indicator mt={2} />
              <Stack gap={4} style={{ minWidth: 0 }}>
                <Group gap="xs">
                  <Text fw={600}>{choice.title}</Text>
                  {choice.badge && (
                    <Badge variant="light" tt="none">
                      {choice.badge}
                    </Badge>
                  )}
                </Group>
                <Text size="sm" c="dimmed">
                  {choice.description}
                </Text>
              </Stack>
            </Group>
          </Radio.Card>
        ))}
      </SimpleGrid>
    </Radio.Group>
  );
}
