import type { EndpointName } from '../../../server/src/venice';
import { BILLING_EXAMPLES } from './account';
import { AUDIO_EXAMPLES } from './audio';
import { CATALOGUE_EXAMPLES } from './catalogue';
import type { Examples } from './example';
import { IMAGE_EXAMPLES } from './images';
import { KEY_EXAMPLES } from './keys';
import { TEXT_EXAMPLES } from './text';
import { VIDEO_EXAMPLES } from './video';
import { WALLET_EXAMPLES } from './wallets';

export type { Example, Examples } from './example';

/** The compiler asks for the row of a new endpoint, and a test that its `full` has every parameter. */
export const EXAMPLES: Examples<EndpointName> = {
  ...IMAGE_EXAMPLES,
  ...VIDEO_EXAMPLES,
  ...AUDIO_EXAMPLES,
  ...TEXT_EXAMPLES,
  ...CATALOGUE_EXAMPLES,
  ...KEY_EXAMPLES,
  ...BILLING_EXAMPLES,
  ...WALLET_EXAMPLES,
};
