import { useEffect } from 'react';
import type { Asset } from '../../../../shared/contracts/asset';
import { useWaitingChanged } from '../../api/waiting';
import { AnimateDialog } from './animate/animate-dialog';
import { CutoutDialog } from './cutout/cutout-dialog';
import { EditDialog } from './edit/edit-dialog';
import { GenerateDialog } from './generate/generate-dialog';

export type Task = 'generate' | 'edit' | 'background-remove' | 'animate';

/** The media field that a dialog was opened from, or an asset that was opened in the Media Library. */
export type FieldTarget = {
  /** Tells the field from all others of the application, also after the page was loaded anew. */
  place: string;
  name: string;
  label: string;
  multiple: boolean;
  /** Pictures in the field now. */
  assets: Asset[];
  /** Whether anything stands in the field, also a video or a document. Left out: whether there are pictures. */
  filled?: boolean;
  /** There is no field to put anything into: results can only be kept. `use` is then never called. */
  libraryOnly?: boolean;
  /** Puts an asset into the field: in place of another one, or (null) as the only one or at the end. */
  use(choice: { asset: Asset; replaces: number | null }): void;
};

export type DialogProps = { target: FieldTarget; onClose(): void };

const DIALOGS = {
  generate: GenerateDialog,
  edit: EditDialog,
  'background-remove': CutoutDialog,
  animate: AnimateDialog,
} satisfies Record<Task, (props: DialogProps) => unknown>;

const VeniceDialog = ({ task, ...props }: DialogProps & { task: Task }) => {
  const Dialog = DIALOGS[task];
  const [waitingChanged] = useWaitingChanged();
  useEffect(() => () => void waitingChanged(), [waitingChanged]);
  return <Dialog {...props} />;
};

export default VeniceDialog;
