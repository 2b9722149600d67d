import { lazy, Suspense } from 'react';
import { VisuallyHidden } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useText } from '../../translations/text';
import type { Asset } from '../../../../shared/contracts/asset';
import type { FieldTarget, Task } from '../dialogs';
import { Boundary } from './boundary';

/** Whoever never opens a dialog does not load one. */
const Dialog = lazy(() => import('../dialogs'));
const RecordDialog = lazy(() => import('../record'));
const DescribeDialog = lazy(() => import('../describe'));

export type Opened = Task | 'record' | 'describe';

type Props = {
  what: Opened;
  target: FieldTarget;
  /** What it may be asked of how it was made: by default the pictures of the target. */
  files?: readonly Asset[];
  onClose(): void;
};

/** Also where the dialog cannot be fetched, as after an update of the server: that is said, and the buttons stay. */
export const OpenDialog = ({ what, target, files = target.assets, onClose }: Props) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const onBreak = () => {
    toggleNotification({ type: 'danger', message: t('field.broken') });
    onClose();
  };
  return (
    <Boundary onBreak={onBreak}>
      <Suspense
        fallback={
          <VisuallyHidden>
            <div role="status">{t('field.loading')}</div>
          </VisuallyHidden>
        }
      >
        {what === 'record' && <RecordDialog assets={files} onClose={onClose} />}
        {what === 'describe' && <DescribeDialog target={target} onClose={onClose} />}
        {what !== 'record' && what !== 'describe' && (
          <Dialog task={what} target={target} onClose={onClose} />
        )}
      </Suspense>
    </Boundary>
  );
};
