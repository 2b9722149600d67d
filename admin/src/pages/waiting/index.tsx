import { Button } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { RUN_ACTIONS } from '../../../../shared/contracts/operations';
import { useWaiting } from '../../api/waiting';
import { useText } from '../../translations/text';
import { WaitingList } from './waiting-list';

const MAY_RUN = RUN_ACTIONS.map((action) => ({ action, subject: null }));

const WaitingPage = () => {
  const t = useText();
  return (
    <Page.Protect permissions={MAY_RUN}>
      <Page.Title>{t('waiting.title')}</Page.Title>
      <Loaded />
    </Page.Protect>
  );
};

const Loaded = () => {
  const t = useText();
  const { data, isLoading, refetch } = useWaiting();
  if (isLoading) return <Page.Loading>{t('waiting.loading')}</Page.Loading>;
  // What was read before is better than a page of error while the server is away for a moment.
  if (data) return <WaitingList waiting={data} />;
  return (
    <Page.Error
      content={t('waiting.loadFailed')}
      action={
        <Button variant="secondary" onClick={() => void refetch()}>
          {t('waiting.again')}
        </Button>
      }
    />
  );
};

export default WaitingPage;
