import type { InputIssue } from './errors';
import { identifier, keepable, oneLine } from './plain-text';

/** An error body read with forgiveness: `error` may be text or an object, and most of the rest may be missing. */
export type ErrorBody = {
  /** JSON as Venice writes it, and not the page of a proxy. */
  own: boolean;
  /** What it says, in one line. */
  words: string;
  issues: InputIssue[];
  requestId: string | null;
  suggestedPrompt: string | null;
  /** The x402 offer, which answers requests that came without any credentials. */
  discovery: boolean;
  /** Marked as a matter of content policy beyond its words. */
  policy: boolean;
  /** Of a job that failed: whether it was given back. */
  refunded: boolean | null;
};

export const readErrorBody = (text: string): ErrorBody => {
  const body = asRecord(parse(text));
  const inner = asRecord(body.error);
  const discovery = 'x402Version' in body;
  const suggestedPrompt = asText(body.suggested_prompt);
  return {
    own: discovery || asText(body.error) !== null || Object.keys(inner).length > 0,
    words: inShort(wordsOf(body)),
    issues: issuesOf(body),
    requestId: identifier(body.request_id),
    suggestedPrompt,
    discovery,
    refunded: asBoolean(body.credits_refunded ?? inner.credits_refunded),
    policy: suggestedPrompt !== null || asText(inner.type) === 'provider_content_policy',
  };
};

const WORDS_MAX = 500;
const ISSUES_MAX = 50;
const DEPTH_MAX = 8;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>) // just looked: an object, and any key of it may be asked for
    : {};

const asText = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? keepable(value.trim()) : null;

const asBoolean = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);

const inShort = (text: string): string => oneLine({ text, max: WORDS_MAX });

/** Null for what is nested too deeply to be written. */
const asJson = (value: unknown): string | null => {
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
};

const wordsOf = (body: Record<string, unknown>): string => {
  const inner = asRecord(body.error);
  const main =
    asText(body.error) ??
    asText(inner.message) ??
    (Object.keys(inner).length > 0 ? asJson(inner) : asText(body.message)) ??
    'no reason given';
  const instead = asText(inner.recommended_model);
  const more =
    asText(body.details) ?? asText(body.hint) ?? (instead && `recommended model: ${instead}`);
  return more ? `${main} (${more})` : main;
};

/** Zod's list of issues where there is one, else its tree. */
const issuesOf = ({ issues, details }: Record<string, unknown>): InputIssue[] => {
  const list = Array.isArray(issues)
    ? issues.map(asRecord).map(({ path, message }) => ({
        path: Array.isArray(path) ? pathOf(path) : '',
        message: reasonOf(message),
      }))
    : [];
  return (list.length > 0 ? list : leaves({ node: details, path: [] })).slice(0, ISSUES_MAX);
};

/** Steps that are no names or numbers cannot be written as text without asking them how. */
const pathOf = (steps: readonly unknown[]): string =>
  inShort(steps.filter((step) => typeof step === 'string' || typeof step === 'number').join('.'));

const reasonOf = (message: unknown): string => inShort(asText(message) ?? 'invalid');

const leaves = ({ node, path }: { node: unknown; path: string[] }): InputIssue[] => {
  if (path.length > DEPTH_MAX) return [];
  return Object.entries(asRecord(node)).flatMap(([key, value]) => {
    if (key !== '_errors') return leaves({ node: value, path: [...path, key] });
    const messages = Array.isArray(value) ? value : [];
    return messages.map((message) => ({ path: pathOf(path), message: reasonOf(message) }));
  });
};
