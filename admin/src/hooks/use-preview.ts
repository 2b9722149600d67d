import { useEffect, useState } from 'react';
import type { Send } from '../../../shared/contracts/operation';
import { previewBlob } from '../api/operations';

/** The address of a result's picture, for as long as it is shown. Null while it is fetched or where there is none. */
export const usePreview = ({
  send,
  wanted,
}: {
  send: Send | null;
  wanted: boolean;
}): string | null => {
  const [url, setUrl] = useState<string | null>(null);
  const id = wanted && send ? send.id : null;
  useEffect(() => {
    if (id === null) return undefined;
    const controller = new AbortController();
    let made: string | null = null;
    previewBlob({ id, signal: controller.signal })
      .then((blob) => {
        if (controller.signal.aborted) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      })
      .catch(() => setUrl(null));
    return () => {
      controller.abort();
      if (made) URL.revokeObjectURL(made);
      setUrl(null);
    };
  }, [id]);
  return url;
};
