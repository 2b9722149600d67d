/**
 * What went wrong, for the log. Not as a database tells it: its message begins with the whole statement and the values in it, among
 * them prompts and addresses that are nobody's business.
 */
export const why = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : 'unknown';
  const { message } = error;
  if (!STATEMENT.test(message)) return message;
  const end = message.lastIndexOf(' - ');
  return end < 0 ? `${error.name} of the database` : message.slice(end + 3);
};

const STATEMENT = /^\s*(select|insert|update|delete|with|begin|alter|create)\b/i;
