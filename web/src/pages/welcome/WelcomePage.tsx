import { Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { exportConfigsQuery } from '../../api/exportConfigs.ts';
import { integrationsQuery, type Provider } from '../../api/integrations.ts';
import { GoogleOutcome } from '../../features/connect/GoogleOutcome.tsx';
import { ProviderMark } from '../../features/connect/ProviderMark.tsx';
import { useMay } from '../../features/membership/useMay.ts';
import { ButtonLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/PageTitle.tsx';
import { ProblemAlert } from '../../shared/ProblemAlert.tsx';
import { Steps } from '../../shared/Steps.tsx';
import { AccountStep } from './AccountStep.tsx';
import { SheetStep } from './SheetStep.tsx';
import { type Done, firstUndone, WELCOME_STEPS, type WelcomeStep } from './steps.ts';
import { TemplateStep } from './TemplateStep.tsx';

const route = getRouteApi('/shell/welcome');

/** The first run, from nothing to a filled sheet. What is done is known from the company itself, so it goes on where it stopped. */
export function WelcomePage() {
  const { t } = useTranslation(['welcome', 'common']);
  const { step: wanted, google } = route.useSearch();
  const navigate = route.useNavigate();
  const integrations = useQuery(integrationsQuery);
  const configs = useQuery(exportConfigsQuery);
  const mayConnect = useMay('admin');
  const failed = integrations.error ?? configs.error;
  if (failed)
    return (
      <ProblemAlert
        error={failed}
        retry={() => {
          void integrations.refetch();
          void configs.refetch();
        }}
      />
    );
  if (!integrations.data || !configs.data) return <Skeleton h={320} />;
  const working = (provider: Provider) =>
    integrations.data.some((one) => one.provider === provider && one.status === 'ok');
  const done: Done = {
    moysklad: working('moysklad'),
    google: working('google'),
    template: configs.data.length > 0,
  };
  const step = wanted ?? firstUndone(done);
  const goTo = (next: WelcomeStep) => void navigate({ search: { step: next } });
  const beside = (by: 1 | -1) => WELCOME_STEPS[WELCOME_STEPS.indexOf(step) + by];
  const [back, next] = [beside(-1), beside(1)];
  const finished = step === 'sheet' || (step in done && done[step as keyof Done]);
  return (
    <Stack maw={860} mx="auto">
      <PageTitle>{t('title')}</PageTitle>
      <Text>{t('text')}</Text>
      <Steps
        steps={WELCOME_STEPS.map((key) => ({
          key,
          title: t(`short.${key}`),
          done: key !== 'sheet' && done[key],
          open: true,
        }))}
        current={step}
        onStep={goTo}
      />
      {google && google !== 'connected' && <GoogleOutcome outcome={google} wider={step === 'template'} />}
      <Paper withBorder p="md" component="section" aria-labelledby="welcome-step">
        <Stack>
          <Group gap="sm" wrap="nowrap">
            {(step === 'moysklad' || step === 'google') && <ProviderMark provider={step} />}
            <StepTitle step={step} />
          </Group>
          {step === 'moysklad' || step === 'google' ? (
            <AccountStep
              key={step}
              provider={step}
              mayConnect={mayConnect}
              onDone={() => next && goTo(next)}
            />
          ) : step === 'template' ? (
            <TemplateStep ready={done.moysklad && done.google} onMade={() => goTo('sheet')} />
          ) : (
            <SheetStep configs={configs.data} />
          )}
        </Stack>
      </Paper>
      <Group justify="space-between">
        {back ? (
          <Button variant="default" onClick={() => goTo(back)}>
            {t('common:back')}
          </Button>
        ) : (
          <span />
        )}
        <Group gap="sm">
          {step !== 'sheet' && (
            <ButtonLink to="/exports" variant="subtle">
              {t('later')}
            </ButtonLink>
          )}
          {next && (
            <Button variant={finished ? 'filled' : 'default'} onClick={() => goTo(next)}>
              {t(finished ? 'common:next' : 'skip')}
            </Button>
          )}
        </Group>
      </Group>
    </Stack>
  );
}

/** The heading takes the focus when the step changes, so that keyboard and screen reader are where the eye is. */
function StepTitle({ step }: { step: WelcomeStep }) {
  const { t } = useTranslation('welcome');
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current !== step) heading.current?.focus();
    shown.current = step;
  }, [step]);
  return (
    <Title order={2} size="h3" id="welcome-step" ref={heading} tabIndex={-1}>
      {t(`step.${step}`)}
    </Title>
  );
}
