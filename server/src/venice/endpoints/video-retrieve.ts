import { defineEndpoint } from './endpoint';
import { RETRIEVE } from './job';

export const videoRetrieve = defineEndpoint({ ...RETRIEVE, path: '/video/retrieve' });
