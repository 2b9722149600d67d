/** About four characters a token, which is what a bill of ours is made from. */
export const CHARACTERS_PER_TOKEN = 4;
/** Any picture, whatever its size. */
export const TOKENS_PER_PICTURE = 256;

export const tokensOf = (text: string): number => Math.ceil(text.length / CHARACTERS_PER_TOKEN);
