import { useEffect } from 'react';
import type { Asset } from '../../../../shared/contracts/asset';
import { useWaitingChanged } from '../../api/waiting';
import { CutoutDialog } from './cutout/cutout-dialog';
import { EditDialog } from './edit/edit-dialog';
import { GenerateDialog } from './generate/generate-dialog';

export type Task = 'generate' | 'edit' | 'background-remove';

/** The media field that a dialog was opened from. */
export type FieldTarget = {
  /** Tells the field from all others of the application, also after the page was loaded anew. */
  place: string;
  name: string;
  label: string;
  multiple: boolean;
  /** Pictures in the field now. */
  assets: Asset[];
  /** Puts an asset into the field: in place of another one, or (null) as the only one or at the end. */
  use(choice: { asset: Asset; replaces: number | null }): void;
};

export type DialogProps = { target: FieldTarget; onClose(): void };

const DIALOGS = {
  generate: GenerateDialog,
  edit: EditDialog,
  'background-remove': CutoutDialog,
} satisfies Record<Task, (props: DialogProps) => unknown>;

const VeniceDialog = ({ task, ...props }: DialogProps & { task: Task }) => {
  const Dialog = DIALOGS[task];
  const [waitingChanged] = useWaitingChanged();
  useEffect(() => () => void waitingChanged(), [waitingChanged]);
  return <Dialog {...props} />;
};

export default VeniceDialog;
