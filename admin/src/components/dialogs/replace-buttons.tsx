import { Button } from '@strapi/design-system';
import type { Asset } from '../../../../shared/contracts/asset';
import { useText } from '../../translations/text';
import type { FieldTarget } from '.';
import { KeepButton } from './footer';
import type { Session } from './use-session';

/** What a changed picture may do in its field: take the place of its source or, where there is room, stand beside it. */
export const ReplaceButtons = ({
  session,
  target,
  source,
}: {
  session: Session;
  target: FieldTarget;
  source: Asset;
}) => {
  const t = useText();
  const { label, multiple } = target;
  return (
    <>
      <KeepButton session={session} />
      {multiple && (
        <Button
          variant="secondary"
          disabled={session.busy}
          onClick={() => void session.use({ replaces: null })}
        >
          {t('dialog.use.add', { field: label })}
        </Button>
      )}
      <Button loading={session.saving} onClick={() => void session.use({ replaces: source.id })}>
        {multiple
          ? t('dialog.use.replaceOne', { name: source.name })
          : t('dialog.use.replace', { field: label })}
      </Button>
    </>
  );
};
