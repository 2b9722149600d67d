import { defineEndpoint } from './endpoint';
import { RETRIEVE } from './job';

export const audioRetrieve = defineEndpoint({ ...RETRIEVE, path: '/audio/retrieve' });
