import { useEffect, useState } from 'react';
import type { Send } from '../../../shared/contracts/operation';
import { previewBlob } from '../api/operations';

type Preview = { text: string | null; failed: boolean };

const NONE: Preview = { text: null, failed: false };

/** What a result that is a text says. Null while it is fetched or where there is none. */
export const usePreviewText = ({ send, wanted }: { send: Send; wanted: boolean }): Preview => {
  const [preview, setPreview] = useState(NONE);
  const id = wanted ? send.id : null;
  useEffect(() => {
    if (id === null) return undefined;
    const controller = new AbortController();
    const show = (next: Preview) => {
      if (!controller.signal.aborted) setPreview(next);
    };
    previewBlob({ id, signal: controller.signal })
      .then((blob) => blob.text())
      .then((text) => show({ text, failed: false }))
      .catch(() => show({ text: null, failed: true }));
    return () => {
      controller.abort();
      setPreview(NONE);
    };
  }, [id]);
  return preview;
};
