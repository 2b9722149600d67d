import { defineEndpoint } from './endpoint';
import { COMPLETE } from './job';

export const audioComplete = defineEndpoint({ ...COMPLETE, path: '/audio/complete' });
