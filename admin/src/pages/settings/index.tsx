import { Page } from '@strapi/strapi/admin';
import { ACTIONS } from '../../../../shared/plugin';
import { useSettings } from '../../api/queries';
import { useText } from '../../translations/text';
import { SettingsForm } from './settings-form';

const MAY_READ = [{ action: ACTIONS.settingsRead, subject: null }];

const SettingsPage = () => {
  const t = useText();
  return (
    <Page.Protect permissions={MAY_READ}>
      <Page.Title>{t('settings.title')}</Page.Title>
      <Loaded />
    </Page.Protect>
  );
};

const Loaded = () => {
  const t = useText();
  const { data, isLoading } = useSettings();
  if (isLoading) return <Page.Loading />;
  if (!data) return <Page.Error content={t('settings.loadFailed')} />;
  return <SettingsForm key={JSON.stringify(data)} settings={data} />;
};

export default SettingsPage;
