import { stream } from '../seeds';
import { subjectOf } from './subject';

export type Page = { title: string; url: string; content: string; date: string };

const DAY_MS = 86_400_000;

/** What a search of the web would find. The same query finds the same pages; nothing is fetched. */
export const found = ({ query, limit, now }: Search): Page[] => {
  const subject = subjectOf(query) || 'everything';
  const slug = slugOf(subject);
  const random = stream('web', query.toLowerCase());
  const order = KINDS.map((kind) => ({ kind, at: random() }));
  return Array.from({ length: limit }, (_, nth) => {
    const { kind, at } = order[nth % order.length] ?? { kind: 'Notes', at: 0 };
    const part = Math.floor(nth / order.length) + 1;
    return {
      title: `${kind} on ${subject}${part > 1 ? `, part ${part}` : ''}`,
      url: `https://sandbox.test/${slugOf(kind)}/${slug}${part > 1 ? `-${part}` : ''}`,
      content: `${kind} on ${subject}: a page that the Venice sandbox made up.`,
      date: new Date(
        Math.floor(now / DAY_MS) * DAY_MS - Math.floor(at * 300) * DAY_MS
      ).toISOString(),
    };
  });
};

/** A page as markdown, made from its address alone. */
export const scraped = (address: URL): string => {
  const subject =
    decoded(address.pathname)
      .replace(/[/_.-]+/g, ' ')
      .trim() || address.hostname;
  return [
    `# ${subject}`,
    '',
    `This page stands for ${address.href}. The Venice sandbox made it up and fetched nothing.`,
    '',
    `- Host: ${address.hostname}`,
    `- Subject: ${subject}`,
    '',
    `[Read more](${address.origin}/)`,
    '',
  ].join('\n');
};

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

const slugOf = (text: string): string =>
  encodeURIComponent(
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
  );

const KINDS = ['Notes', 'A guide', 'Questions', 'A history', 'News', 'Pictures', 'A dictionary'];

type Search = { query: string; limit: number; now: number };
