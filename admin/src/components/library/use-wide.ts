import { useSyncExternalStore } from 'react';

/** Room for words beside Strapi's panel. */
const WIDE = '(min-width: 1080px)';

export const useWide = (): boolean => useSyncExternalStore(subscribe, isWide);

const isWide = (): boolean => window.matchMedia(WIDE).matches;

const subscribe = (changed: () => void) => {
  const query = window.matchMedia(WIDE);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
};
