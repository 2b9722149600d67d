import { signedHeader, walletAddress } from '../../../../shared/params/account';
import { CATALOGUE } from './endpoint';

/** What asking for a wallet has in common: its owner signs for it. */
export const WALLET = {
  ...CATALOGUE,
  access: 'wallet',
  headers: { sign_in_with_x: 'SIGN-IN-WITH-X' },
} as const;

export const walletFields = { walletAddress, sign_in_with_x: signedHeader };
