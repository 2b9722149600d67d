import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { Layouts, Page, useNotification, useRBAC, useStrapiApp } from '@strapi/strapi/admin';
import type { PublicSettings, SettingsUpdate } from '../../../../shared/contracts/settings';
import { ACTIONS } from '../../../../shared/plugin';
import { useUpdateSettings } from '../../api/queries';
import { toFailure } from '../../components/failure/failure-info';
import { isWrapped } from '../../components/field/wrap-media-input';
import { Notice } from '../../components/notice';
import { useText } from '../../translations/text';
import { Connection } from './connection';
import { Defaults } from './defaults';
import { Panel } from './panel';
import { Saving } from './saving';

const MAY = [
  { action: ACTIONS.settingsUpdate, subject: null },
  { action: ACTIONS.safeModeOff, subject: null },
];

export type SectionProps = {
  settings: PublicSettings;
  draft: SettingsUpdate;
  change(part: SettingsUpdate): void;
  mayUpdate: boolean;
};

/** One Save for all of it; only what was changed is sent. */
export const SettingsForm = ({ settings }: { settings: PublicSettings }) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const { allowedActions } = useRBAC(MAY);
  const mayUpdate = allowedActions.canSettingsUpdate === true;
  const [draft, setDraft] = useState<SettingsUpdate>({});
  const [update, { isLoading }] = useUpdateSettings();
  const wrapped = useStrapiApp('VeniceSettings', (state) => isWrapped(state.fields.media));
  const section: SectionProps = {
    settings,
    draft,
    mayUpdate,
    change: (part) => setDraft((before) => ({ ...before, ...part })),
  };

  const save = async () => {
    const answer = await update(draft);
    if ('error' in answer) {
      const { message } = toFailure(answer.error);
      toggleNotification({ type: 'danger', message: t('settings.saveFailed', { message }) });
      return;
    }
    setDraft({});
    toggleNotification({ type: 'success', message: t('settings.saved') });
  };

  return (
    <Page.Main>
      <Layouts.Header
        title={t('settings.title')}
        subtitle={t('settings.subtitle')}
        primaryAction={
          <Button
            startIcon={<Check />}
            loading={isLoading}
            disabled={!mayUpdate || Object.keys(draft).length === 0}
            onClick={() => void save()}
          >
            {t('settings.save')}
          </Button>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {settings.sandbox && (
            <Notice look="warning" title={t('settings.sandbox')}>
              <Typography>{t('settings.sandbox.text', { url: settings.baseUrl })}</Typography>
            </Notice>
          )}
          <Connection {...section} />
          <Defaults {...section} maySwitchSafeModeOff={allowedActions.canSafeModeOff === true} />
          <Saving {...section} />
          <Panel title={t('settings.field')}>
            {t(wrapped ? 'settings.field.ok' : 'settings.field.missing')}
          </Panel>
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
