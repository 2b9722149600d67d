import { createHash } from 'node:crypto';

/** A JSON-RPC call as it came; its id goes back as it is. */
export type RpcCall = { method: string; params?: unknown[]; id?: number | string };
export type RpcAnswer = { result: unknown } | { error: { code: number; message: string } };
export type Network = {
  slug: string;
  family: 'evm' | 'solana' | 'starknet';
  chainId: string;
  blockMs: number;
  credits: number;
};

const evm = (slug: string, chainId: number, blockMs = 2_000): Network => ({
  slug,
  family: 'evm',
  chainId: hex(chainId),
  blockMs,
  credits: slug.startsWith('zksync') ? 30 : 20,
});
const hex = (number: number): string => `0x${Math.floor(number).toString(16)}`;
/** The letters of a short name as a number, which is how Starknet names its chains. */
const felt = (name: string): string => `0x${Buffer.from(name).toString('hex')}`;

/** Sorted by name. */
export const networks: Network[] = [
  evm('arbitrum-mainnet', 42161, 250),
  evm('avalanche-mainnet', 43114),
  evm('base-mainnet', 8453),
  evm('base-sepolia', 84532),
  evm('bsc-mainnet', 56, 750),
  evm('ethereum-mainnet', 1, 12_000),
  evm('ethereum-sepolia', 11155111, 12_000),
  evm('linea-mainnet', 59144),
  evm('optimism-mainnet', 10),
  evm('polygon-mainnet', 137),
  { slug: 'solana-mainnet', family: 'solana', chainId: '', blockMs: 400, credits: 30 },
  {
    slug: 'starknet-mainnet',
    family: 'starknet',
    chainId: felt('SN_MAIN'),
    blockMs: 6_000,
    credits: 20,
  },
  evm('zksync-mainnet', 324, 1_000),
];

const LOCAL = {
  evm: /^(?:eth|net|web3|trace|debug|txpool|arbtrace|zks|linea|bor|erigon)_[A-Za-z0-9]+$/,
  starknet: /^starknet_[A-Za-z0-9]+$/,
  solana: /^(?:get|is|send|simulate|minimum|request)[A-Z][A-Za-z0-9]*$/,
};
const NEVER = /Filter$|FilterChanges$|FilterLogs$|^eth_(?:un)?subscribe$|(?:un)?subscribe$/i;

/** Whether the proxy would pass a method on to this network at all. */
export const passes = ({ method, network }: Where): boolean =>
  LOCAL[network.family].test(method) && !NEVER.test(method);

/** What a call costs in credits, before it is known whether it succeeds. */
export const creditsFor = ({ method, network }: Where): number => {
  if (LARGE.test(method)) return network.credits * 4;
  return ADVANCED.test(method) ? network.credits * 2 : network.credits;
};

/** The same call at the same time gives the same answer. The height of the chain follows the clock. */
export const reply = ({
  call,
  network,
  now,
}: {
  call: RpcCall;
  network: Network;
  now: number;
}): RpcAnswer => {
  const known = ANSWERS[network.family][call.method];
  if (!known)
    return failed({
      code: -32601,
      message: `the method ${call.method} does not exist/is not available`,
    });
  const params = call.params ?? [];
  if (params.length < (known.least ?? 0))
    return failed({ code: -32602, message: 'missing value for required argument 0' });
  const height = Math.floor(now / network.blockMs);
  return { result: known.result({ params, network, height }) };
};

const failed = (error: { code: number; message: string }): RpcAnswer => ({ error });

const LARGE =
  /^trace_replay(?:BlockTransactions|Transaction)$|^txpool_content$|^arbtrace_replay|^get(?:LargestAccounts|Supply)$/;
const ADVANCED = /^(?:trace|debug|arbtrace)_|^txpool_(?:inspect|status)$/;

const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');
const amountOf = (value: unknown): number => parseInt(hashOf(value).slice(0, 8), 16);
const solana = (value: (given: Given) => unknown, least = 0): Answer => ({
  least,
  result: (given) => ({ context: { slot: given.height }, value: value(given) }),
});

const ANSWERS: Record<Network['family'], Record<string, Answer>> = {
  evm: {
    eth_chainId: { result: ({ network }) => network.chainId },
    net_version: { result: ({ network }) => String(parseInt(network.chainId, 16)) },
    web3_clientVersion: { result: () => 'venice-sandbox/1.0' },
    eth_blockNumber: { result: ({ height }) => hex(height) },
    eth_gasPrice: { result: () => hex(1_000_000_000) },
    eth_maxPriorityFeePerGas: { result: () => hex(100_000_000) },
    eth_estimateGas: { least: 1, result: () => hex(21_000) },
    eth_getBalance: { least: 1, result: ({ params }) => `${hex(amountOf(params[0]))}00000000` },
    eth_getTransactionCount: { least: 1, result: ({ params }) => hex(amountOf(params[0]) % 1000) },
    eth_getCode: { least: 1, result: () => '0x' },
    eth_call: { least: 1, result: () => '0x' },
    eth_getLogs: { least: 1, result: () => [] },
    eth_getTransactionReceipt: { least: 1, result: () => null },
    eth_sendRawTransaction: { least: 1, result: ({ params }) => `0x${hashOf(params[0])}` },
    eth_getBlockByNumber: {
      least: 1,
      result: ({ params, network, height }) => ({
        number: /^0x[0-9a-f]+$/i.test(String(params[0])) ? params[0] : hex(height),
        hash: `0x${hashOf([network.slug, params[0], height])}`,
        timestamp: hex((height * network.blockMs) / 1000),
        transactions: [],
      }),
    },
  },
  solana: {
    getSlot: { result: ({ height }) => height },
    getBlockHeight: { result: ({ height }) => height },
    getHealth: { result: () => 'ok' },
    getVersion: { result: () => ({ 'solana-core': '3.0.0', 'feature-set': 0 }) },
    getBalance: solana(({ params }) => amountOf(params[0]), 1),
    getAccountInfo: solana(() => null, 1),
    getLatestBlockhash: solana(({ height }) => ({
      blockhash: hashOf(height).replace(/0/g, '1').slice(0, 44),
      lastValidBlockHeight: height + 150,
    })),
    getSupply: solana(() => ({
      total: 600_000_000,
      circulating: 500_000_000,
      nonCirculating: 100_000_000,
      nonCirculatingAccounts: [],
    })),
  },
  starknet: {
    starknet_chainId: { result: ({ network }) => network.chainId },
    starknet_blockNumber: { result: ({ height }) => height },
    starknet_specVersion: { result: () => '0.9.0' },
  },
};

type Where = { method: string; network: Network };
type Given = { params: unknown[]; network: Network; height: number };
type Answer = { least?: number; result: (given: Given) => unknown };
