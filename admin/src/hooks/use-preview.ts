import { useEffect, useState } from 'react';
import type { Send } from '../../../shared/contracts/operation';
import { previewBlob } from '../api/operations';

type Preview = { url: string | null; failed: boolean };

const NONE: Preview = { url: null, failed: false };

/** The address of a result's picture, for as long as it is shown. Null while it is fetched or where there is none. */
export const usePreview = ({ send, wanted }: { send: Send | null; wanted: boolean }): Preview => {
  const [preview, setPreview] = useState(NONE);
  const id = wanted && send ? send.id : null;
  useEffect(() => {
    if (id === null) return undefined;
    const controller = new AbortController();
    let made: string | null = null;
    previewBlob({ id, signal: controller.signal })
      .then((blob) => {
        if (controller.signal.aborted) return;
        made = URL.createObjectURL(blob);
        setPreview({ url: made, failed: false });
      })
      .catch(() => {
        if (!controller.signal.aborted) setPreview({ url: null, failed: true });
      });
    return () => {
      controller.abort();
      if (made) URL.revokeObjectURL(made);
      setPreview(NONE);
    };
  }, [id]);
  return preview;
};
