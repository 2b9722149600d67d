import { Button } from '@strapi/design-system';
import { useText } from '../../../translations/text';
import { AskFirst } from '../../ask-first';
import type { FieldTarget } from '..';
import { KeepButton } from '../footer';
import type { Session } from '../use-session';

/** What a video may do: go, stay in the Media Library, or take its place in the field, where there is one. */
export const AnimateChoices = ({ session, target }: { session: Session; target: FieldTarget }) => {
  const t = useText();
  const { chosen, kept, busy } = session;
  const isKept = chosen !== null && kept.has(chosen.id);
  return (
    <>
      {!isKept && (
        <AskFirst
          title={t('animate.discard.title')}
          text={t('animate.discard.text')}
          confirm={t('animate.discard')}
          danger
          onConfirm={() => void session.discard()}
        >
          <Button variant="danger-light" disabled={busy}>
            {t('animate.discard')}
          </Button>
        </AskFirst>
      )}
      <KeepButton session={session} primary={target.libraryOnly} />
      {!target.libraryOnly && <UseVideo session={session} target={target} />}
    </>
  );
};

/** "Use this video", "Replace cover", "Add to gallery": as the field is. */
const UseVideo = ({ session, target }: { session: Session; target: FieldTarget }) => {
  const t = useText();
  const { label: field, multiple } = target;
  const filled = target.filled ?? target.assets.length > 0;
  const single = filled ? t('dialog.use.replace', { field }) : t('animate.use.set');
  return (
    <Button
      loading={session.saving}
      disabled={session.busy}
      onClick={() => void session.use({ replaces: null })}
    >
      {multiple ? t('dialog.use.add', { field }) : single}
    </Button>
  );
};
