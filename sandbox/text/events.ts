const WORDS_PER_PIECE = 3;

/** One event of a stream; named ones are those of `/responses`. */
export const sent = (data: object, name?: string): string =>
  `${name ? `event: ${name}\n` : ''}data: ${JSON.stringify(data)}\n\n`;

/** A text in pieces of a few words, which put together are that text again. */
export const piecesOf = (text: string): string[] =>
  text.match(new RegExp(`(?:\\s*\\S+){1,${WORDS_PER_PIECE}}\\s*`, 'gu')) ?? [];

/** How a model fails after the stream has begun: the status was 200 and stays so. */
export const streamError = (): string[] => [
  sent({
    error: {
      message: 'The model is currently overloaded. Please try again later.',
      type: 'server_error',
      code: 'model_overloaded',
      retry_after: 30,
    },
  }),
  'data: [DONE]\n\n',
];
