import { z } from 'zod/v3';

import { admit, type Call } from '../call';
import { check } from '../check';
import { invalidField, refuse } from '../refusal';
import { jsonReply, textReply, type Charge, type Reply } from '../reply';
import { digits } from '../seeds';
import { TOOL_USD } from '../text/price';
import { tokensOf } from '../text/tokens';
import { found, scraped } from '../text/web';
import { filesOf } from './files';

const parserSchema = z.object({
  file: z.instanceof(Buffer),
  response_format: z.enum(['json', 'text']).default('json'),
});
const scrapeSchema = z.object({ url: z.string().url() });
const searchSchema = z.object({
  query: z.string().min(1).max(400),
  limit: z.number().int().min(1).max(20).default(10),
  search_provider: z.enum(['google', 'brave']).default('brave'),
});

/** Reads plain text and says of every other file that it is one. */
export const parseText = (call: Call): Reply => {
  const { file, response_format } = check({
    schema: parserSchema,
    fields: filesOf({ call, field: 'file', many: false }),
  });
  const text = plainOf(file);
  const charge = sold({ call, what: 'text-parser' });
  if (response_format === 'text') return textReply({ text, charge });
  return jsonReply({ json: { text, tokens: tokensOf(text) }, charge });
};

export const scrape = (call: Call): Reply => {
  const { url } = check({ schema: scrapeSchema, fields: call.fields });
  const address = new URL(url);
  if (!/^https?:$/.test(address.protocol)) {
    throw invalidField({ field: 'url', message: 'Only http and https can be scraped' });
  }
  if (CLOSED.test(address.hostname)) {
    throw refuse({ status: 400, error: `${address.hostname} does not allow scraping` });
  }
  return jsonReply({
    json: { url, content: scraped(address), format: 'markdown' },
    charge: sold({ call, what: 'scrape' }),
  });
};

export const search = (call: Call): Reply => {
  const { query, limit } = check({ schema: searchSchema, fields: call.fields });
  return jsonReply({
    json: { query, results: found({ query, limit, now: call.sandbox.now() }) },
    charge: sold({ call, what: 'search' }),
  });
};

const sold = ({ call, what }: { call: Call; what: string }): Charge => {
  admit({ call, usd: TOOL_USD });
  return { id: `${what}-${digits(12)}`, model: `augment-${what}`, usd: TOOL_USD };
};

/** Text is what can be read as UTF-8 and has no control characters but tabs and line ends. */
const plainOf = (file: Buffer): string => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file);
    if (!/[\u0000-\u0008\u000e-\u001f]/.test(text)) return text;
  } catch {
    // Not UTF-8, so not a text: said below.
  }
  throw refuse({
    status: 400,
    error: 'The Venice sandbox reads plain text only. PDF and office documents are not parsed here',
  });
};

/** Sites that keep machines out. */
const CLOSED = /(?:^|\.)(?:x\.com|twitter\.com|t\.co|reddit\.com|redd\.it)$/i;
