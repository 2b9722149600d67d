/** No picture is really judged here: two words in the prompt stand for what a real moderation would find. */
export const moderate = (prompt: string): { violation: boolean; adult: boolean } => ({
  violation: prompt.includes('[violation]'),
  adult: prompt.includes('[adult]'),
});

/** Venice's booleans in headers are the words, and they are there also when nothing was found. */
export const moderationHeaders = ({
  violation,
  blurred,
}: {
  violation: boolean;
  blurred: boolean;
}) => ({
  'x-venice-is-content-violation': String(violation),
  'x-venice-is-blurred': String(blurred),
});
