import { useState } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import type { Asset } from '../../../../shared/contracts/asset';
import type { Operation, Send } from '../../../../shared/contracts/operation';
import { discardSend, getOperation, keepSend, type OperationRequest } from '../../api/operations';
import { useOperation } from '../../hooks/use-operation';
import { useText } from '../../translations/text';
import { toFailure, type FailureInfo } from '../failure/failure-info';
import type { FieldTarget, Task } from '.';

type Props = { task: Task; target: FieldTarget; onClose(): void };

/** From the button to the field: asking, following, choosing, keeping, and what becomes of results that nobody used. */
export const useSession = ({ task, target, onClose }: Props) => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const { work, restored, start, resend, cancel, replace } = useOperation({
    place: `${target.place} ${task}`,
    // Beside another picture than its source a result would say something untrue. A field without any was given one in the dialog.
    accepts: ({ sources }) =>
      (task === 'animate' && target.assets.length === 0) ||
      sources.every((id) => target.assets.some((asset) => asset.id === id)),
    outlivesTab: task === 'animate',
  });
  const [chosenId, setChosenId] = useState<number | null>(null);
  const [kept, setKept] = useState<ReadonlyMap<number, Asset>>(new Map());
  const [saving, setSaving] = useState(false);
  const [saveFailure, setSaveFailure] = useState<FailureInfo | null>(null);
  const [asking, setAsking] = useState(false);

  const operation = work.phase === 'running' || work.phase === 'ended' ? work.operation : null;
  const sends = operation?.sends ?? [];
  const usable = sends.filter(({ state }) => state === 'received' || state === 'stored');
  const chosen = usable.find(({ id }) => id === chosenId) ?? usable[0] ?? null;
  const unused = sends.filter(({ id, state }) => state === 'received' && !kept.has(id));
  const busy = work.phase === 'running' || saving;

  const keep = async (send: Send): Promise<Asset | null> => {
    setSaving(true);
    setSaveFailure(null);
    try {
      const asset = kept.get(send.id) ?? (await keepSend({ id: send.id }));
      setKept((before) => new Map(before).set(send.id, asset));
      if (operation) replace(await refreshed(operation));
      return asset;
    } catch (error) {
      setSaveFailure(toFailure(error));
      return null;
    } finally {
      setSaving(false);
    }
  };

  return {
    work,
    operation,
    sends,
    usable,
    chosen,
    choose: (send: Send) => setChosenId(send.id),
    kept,
    busy,
    saving,
    saveFailure,
    cancel,
    /** What was asked for from here before the page was loaded anew or the dialog was closed. */
    restored,

    begin: (request: OperationRequest) => {
      setChosenId(null);
      setSaveFailure(null);
      return start(request);
    },

    /** Sends what is unknown once more, exactly as it was. */
    again: (send: Send) => {
      setChosenId(null);
      setSaveFailure(null);
      return resend(send.id);
    },

    keep,

    /** Saves the chosen picture and puts it into the field. The dialog closes once nothing is left to be used. */
    use: async ({ replaces }: { replaces: number | null }): Promise<void> => {
      if (!chosen) return;
      const asset = await keep(chosen);
      if (!asset) return;
      target.use({ asset, replaces });
      const left = unused.filter(({ id }) => id !== chosen.id);
      if (target.multiple && left.length > 0) setChosenId(left[0]?.id ?? null);
      else if (left.length > 0) setAsking(true);
      else onClose();
    },

    /** Throws the chosen result away; what it was asked with stays in the form. */
    discard: async (): Promise<void> => {
      if (!chosen) return;
      setSaving(true);
      setSaveFailure(null);
      try {
        replace(await discardSend(chosen.id));
      } catch (error) {
        setSaveFailure(toFailure(error));
      } finally {
        setSaving(false);
      }
    },

    /** Work that runs goes on without us. Closing with a picture that was paid for and not used asks once. */
    leave: () => {
      if (saving) return;
      if (work.phase === 'running') {
        toggleNotification({ type: 'info', message: t('dialog.goesOn') });
        onClose();
      } else if (unused.length > 0) setAsking(true);
      else onClose();
    },
    later: onClose,
    asking,
    stay: () => setAsking(false),
    keepAll: async () => {
      for (const send of unused) await keep(send);
      onClose();
    },
    discardAll: async () => {
      // What cannot be discarded now expires by itself.
      await Promise.allSettled(unused.map(({ id }) => discardSend(id)));
      onClose();
    },
  };
};

export type Session = ReturnType<typeof useSession>;

const refreshed = (operation: Operation): Promise<Operation> =>
  getOperation({ id: operation.id }).catch(() => operation);
