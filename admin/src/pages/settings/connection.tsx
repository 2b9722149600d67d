import { Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { formatUsd } from '../../../../shared/catalogue/estimate';
import type { KeyTest, PublicSettings } from '../../../../shared/contracts/settings';
import { useTestKey } from '../../api/queries';
import { Failure } from '../../components/failure/failure';
import { toFailure } from '../../components/failure/failure-info';
import { useText, type Text } from '../../translations/text';
import { Panel } from './panel';
import type { SectionProps } from './settings-form';

/** The key goes in and never comes out; a test says in words whether it works. */
export const Connection = ({ settings, draft, change, mayUpdate }: SectionProps) => {
  const t = useText();
  const [test, { data, error, isLoading }] = useTestKey();
  const { key } = settings;
  const fixed = key.source === 'config' || !key.storable || !mayUpdate;
  const entered = draft.apiKey?.trim();
  return (
    <Panel title={t('settings.connection')}>
      <Field.Root hint={t('settings.key.hint')}>
        <Field.Label>{t('settings.key')}</Field.Label>
        <TextInput
          type="password"
          autoComplete="off"
          disabled={fixed}
          placeholder={key.hint ?? t('settings.key.placeholder')}
          value={draft.apiKey ?? ''}
          onChange={(event: { target: { value: string } }) =>
            change({ apiKey: event.target.value })
          }
        />
        <Field.Hint />
      </Field.Root>
      <Typography>{keyWords({ key, t })}</Typography>
      <Flex gap={2}>
        <Button
          variant="secondary"
          loading={isLoading}
          onClick={() => void test(entered ? { apiKey: entered } : {})}
        >
          {t('settings.test')}
        </Button>
        {key.source === 'settings' && mayUpdate && (
          <Button variant="danger-light" onClick={() => change({ apiKey: '' })}>
            {t('settings.key.forget')}
          </Button>
        )}
      </Flex>
      <div role="status">
        {error && <Failure failure={toFailure(error)} />}
        {data?.error && (
          <Failure failure={{ ...toFailure({}), ...data.error, charge: 'none', reason: null }} />
        )}
        {data && !data.error && <Typography>{testWords({ test: data, t })}</Typography>}
      </div>
    </Panel>
  );
};

const keyWords = ({ key, t }: { key: PublicSettings['key']; t: Text }): string => {
  const hint = key.hint ?? '';
  if (key.source === 'config') return t('settings.key.config', { hint });
  if (!key.readable) return t('settings.key.unreadable');
  if (key.source === 'settings') return t('settings.key.current', { hint });
  return t(key.storable ? 'settings.key.none' : 'settings.key.unstorable');
};

const testWords = ({ test, t }: { test: KeyTest; t: Text }): string => {
  const usd = test.balances?.usd ?? null;
  return [
    t(test.ok ? 'settings.test.ok' : 'settings.test.refused'),
    usd === null
      ? t('settings.test.noBalance')
      : t('settings.test.balance', { usd: formatUsd(usd) }),
    ...(test.tier ? [t('settings.test.tier', { tier: test.tier })] : []),
  ].join(' ');
};
