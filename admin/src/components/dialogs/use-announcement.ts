import { useText } from '../../translations/text';
import { picturesBefore } from './stage/running';
import type { Session } from './use-session';

/** What a screen reader is told: the start, each arrival, the end. */
export const useAnnouncement = ({ work, sends, usable }: Session): string => {
  const t = useText();
  const ahead = picturesBefore(sends);
  switch (work.phase) {
    case 'idle':
      return '';
    case 'refused':
      return t('dialog.live.failed');
    case 'running':
      if (ahead > 0) return t('dialog.queue', { count: ahead });
      if (sends.some(({ state }) => state === 'processing')) return t('animate.live.processing');
      if (sends.some(({ retryAt }) => retryAt !== null)) return t('dialog.live.again');
      return usable.length > 0
        ? t('dialog.live.arrived', { count: usable.length, total: sends.length })
        : t('dialog.live.started');
    case 'ended':
      return t(usable.length > 0 ? 'dialog.live.done' : 'dialog.live.failed');
  }
};
