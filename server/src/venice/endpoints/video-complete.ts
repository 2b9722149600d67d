import { defineEndpoint } from './endpoint';
import { COMPLETE } from './job';

/** Said to refuse ids of queued jobs at times; the file is then deleted after a day by itself. */
export const videoComplete = defineEndpoint({ ...COMPLETE, path: '/video/complete' });
