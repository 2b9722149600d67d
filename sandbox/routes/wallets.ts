import type { IncomingHttpHeaders } from 'node:http';

import { z } from 'zod/v3';

import type { Call } from '../call';
import { check } from '../check';
import { exact, type LedgerEntry } from '../ledger';
import { BASE, LEAST_USD, offerOn, SOLANA, UNITS_PER_USD } from '../payment-required';
import { count, fieldsOf } from '../query';
import { invalidField, Refusal } from '../refusal';
import { jsonReply, type Reply } from '../reply';
import { segment } from '../router';
import { digits } from '../seeds';

const MOST_USD = 10_000;
const SUGGESTED_USD = 10;
/** Below this a wallet may not start anything. */
const ENOUGH_USD = 0.1;
const NOBODY = '0x0000000000000000000000000000000000000001';

const pageSchema = z.object({
  limit: count({ least: 1, most: 100, usual: 50 }),
  offset: count({ least: 0, usual: 0 }),
});

/** Any signature is a good one. What it says of amount and payer is believed; without that it is the least amount. */
export const topUp = ({ headers, sandbox }: Call): Reply => {
  const signature = PAYMENT_HEADERS.map((name) => headers[name]).find(Boolean);
  if (signature === undefined)
    throw new Refusal({
      status: 402,
      body: { x402Version: 2, accepts: [BASE, SOLANA].map(offerOn) },
    });
  const payment = paymentSchema.safeParse(decoded(String(signature))).data;
  const amount = payment?.accepted?.amount;
  const usd = amount === undefined ? LEAST_USD : Number(amount) / UNITS_PER_USD;
  if (!(usd >= LEAST_USD && usd <= MOST_USD)) {
    throw new Refusal({
      status: 400,
      body: {
        error: 'X402_INVALID_AMOUNT',
        message: `A top-up is between $${LEAST_USD} and $${MOST_USD}`,
      },
    });
  }
  const id = `x402-${digits(12)}`;
  const payer = payment?.payload?.authorization?.from ?? NOBODY;
  const settled = { success: true, network: BASE, payer, transaction: `0x${id}` };
  return jsonReply({
    json: {
      success: true,
      data: {
        walletAddress: payer,
        amountCredited: usd,
        newBalance: exact(sandbox.ledger.purse().usd + usd),
        paymentId: id,
      },
    },
    headers: { 'PAYMENT-RESPONSE': Buffer.from(JSON.stringify(settled)).toString('base64') },
    deposit: { id, model: 'x402', usd },
  });
};

export const walletBalance = (call: Call): Reply => {
  const walletAddress = signedIn(call);
  const { usd, diem } = call.sandbox.ledger.purse();
  return jsonReply({
    json: {
      success: true,
      data: {
        walletAddress,
        balanceUsd: usd,
        canConsume: usd >= ENOUGH_USD || diem > 0,
        minimumTopUpUsd: LEAST_USD,
        suggestedTopUpUsd: SUGGESTED_USD,
        ...(diem > 0 ? { diemBalanceUsd: diem } : {}),
      },
    },
  });
};

/** The newest first. There is one purse, so every wallet sees all that moved its dollars. */
export const walletTransactions = (call: Call): Reply => {
  const walletAddress = signedIn(call);
  const { limit, offset } = check({ schema: pageSchema, fields: fieldsOf(call) });
  const currentBalance = call.sandbox.ledger.purse().usd;
  const { entries } = call.sandbox.ledger.page();
  const moved = entries.filter(({ currency }) => currency === 'USD');
  const all = backwards({ moved, currentBalance });
  return jsonReply({
    json: {
      success: true,
      data: {
        walletAddress,
        currentBalance,
        transactions: all.slice(offset, offset + limit),
        pagination: { limit, offset, hasMore: offset + limit < all.length },
      },
    },
  });
};

const backwards = ({ moved, currentBalance }: { moved: LedgerEntry[]; currentBalance: number }) => {
  let balanceAfter = currentBalance;
  return [...moved].reverse().map((entry) => {
    const paidIn = entry.key === null;
    const transaction = {
      id: entry.id,
      amount: exact(-entry.usd),
      balanceAfter,
      type: paidIn ? 'TOP_UP' : entry.usd < 0 ? 'REFUND' : 'CHARGE',
      createdAt: entry.at,
      requestId: paidIn ? null : entry.id,
      modelId: paidIn ? null : entry.model,
    };
    balanceAfter = exact(balanceAfter + entry.usd);
    return transaction;
  });
};

/** The wallet of the path, if the caller signed in with it. No signature is verified. */
const signedIn = ({ headers, path }: Call): string => {
  const asked = segment({ path, nth: 3 });
  if (!/^(0x[a-fA-F0-9]{40}|[1-9A-HJ-NP-Za-km-z]{32,44})$/.test(asked)) {
    throw invalidField({ field: 'walletAddress', message: 'Invalid wallet address' });
  }
  const sent = headerOf(headers);
  if (sent === undefined) {
    throw noSignIn({ error: 'Sign-in-with-x is required', code: 'X402_SIGN_IN_REQUIRED' });
  }
  const address = signInSchema.safeParse(decoded(sent)).data?.address;
  if (address === undefined) {
    throw noSignIn({ error: 'Invalid sign-in-with-x', code: 'X402_SIGN_IN_INVALID' });
  }
  if (normal(address) === normal(asked)) return normal(asked);
  throw new Refusal({
    status: 403,
    body: { error: 'Authenticated wallet does not match', code: 'X402_WALLET_MISMATCH' },
  });
};

const noSignIn = (body: { error: string; code: string }) => new Refusal({ status: 401, body });

const headerOf = (headers: IncomingHttpHeaders): string | undefined => {
  const sent = headers['sign-in-with-x'] ?? headers['x-sign-in-with-x'];
  return typeof sent === 'string' && sent !== '' ? sent : undefined;
};

/** Only addresses that begin with 0x are the same in any case. */
const normal = (address: string): string =>
  address.startsWith('0x') ? address.toLowerCase() : address;

const decoded = (base64: string): unknown => {
  try {
    return JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
  } catch {
    return undefined;
  }
};

const signInSchema = z.object({ address: z.string() });
const paymentSchema = z.object({
  accepted: z.object({ amount: z.string() }).optional(),
  payload: z.object({ authorization: z.object({ from: z.string() }).optional() }).optional(),
});
const PAYMENT_HEADERS = ['payment-signature', 'x-402-payment', 'x-payment'];
