import { useCallback, useEffect, useState } from 'react';
import { quoteOperation, type QuoteRequest } from '../api/operations';
import { toFailure, type FailureInfo } from '../components/failure/failure-info';

export type Quote =
  /** Nothing can be asked for yet. */
  | { phase: 'none' }
  | { phase: 'asking' }
  /** In US dollars. Above `confirmAboveUsd` nothing is bought without asking once more. */
  | { phase: 'known'; usd: number; confirmAboveUsd: number }
  | { phase: 'failed'; failure: FailureInfo };

/** Long enough for a person who tries one value after another. */
const PAUSE_MS = 400;

/** What Venice wants for a request just now: asked anew whenever it changes, and only the newest answer counts. */
export const useQuote = (request: QuoteRequest | null) => {
  const key = request && JSON.stringify(request);
  const [asked, setAsked] = useState(0);
  const [known, setKnown] = useState<{ key: string | null; asked: number; quote: Quote }>(NOTHING);

  useEffect(() => {
    if (key === null) return undefined;
    const controller = new AbortController();
    const show = (quote: Quote) => {
      if (!controller.signal.aborted) setKnown({ key, asked, quote });
    };
    const ask = () =>
      // It is what was turned into text above.
      quoteOperation({ body: JSON.parse(key) as QuoteRequest, signal: controller.signal })
        .then((answer) => show({ phase: 'known', ...answer }))
        .catch((error: unknown) => show({ phase: 'failed', failure: toFailure(error) }));
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [key, asked]);

  const again = useCallback(() => setAsked((before) => before + 1), []);
  // A price of another request, or from before it was asked for again, must not be seen for a moment.
  const current = known.key === key && known.asked === asked;
  const quote: Quote =
    key === null ? { phase: 'none' } : current ? known.quote : { phase: 'asking' };
  return { quote, again };
};

const NOTHING = { key: null, asked: 0, quote: { phase: 'none' } as Quote };
