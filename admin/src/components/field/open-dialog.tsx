import { lazy, Suspense } from 'react';
import { VisuallyHidden } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useText } from '../../translations/text';
import type { FieldTarget, Task } from '../dialogs';
import { Boundary } from './boundary';

/** Whoever never opens a dialog does not load one. */
const Dialog = lazy(() => import('../dialogs'));
const RecordDialog = lazy(() => import('../record'));

export type Opened = Task | 'record';

type Props = { what: Opened; target: FieldTarget; onClose(): void };

/** Also where the dialog cannot be fetched, as after an update of the server: that is said, and the buttons stay. */
export const OpenDialog = ({ what, target, onClose }: Props) => {
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
        {what === 'record' ? (
          <RecordDialog assets={target.assets} onClose={onClose} />
        ) : (
          <Dialog task={what} target={target} onClose={onClose} />
        )}
      </Suspense>
    </Boundary>
  );
};
