const MOST = 6;

/** The words that say what a text is about, in their order and spelling: at most six, without those that only bind. */
export const subjectOf = (text: string): string => {
  const words = text
    .replace(/```[\s\S]*?```|https?:\/\/\S+/g, ' ')
    .match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu);
  const seen = new Set<string>();
  const telling = (words ?? []).filter((word) => {
    const lower = word.toLowerCase();
    if (BINDING.has(lower) || seen.has(lower)) return false;
    seen.add(lower);
    return true;
  });
  return telling.slice(0, MOST).join(' ');
};

const BINDING = new Set(
  'a about an and are as at be by can could do does for from give has have how i if in into is it its me my of on or our please say short so some tell that the their them then there these this those to us was we what when where which who why will with would write you your un une le la les des du de et en pour avec der die das ein eine und mit von für el los las una y con por para'.split(
    ' '
  )
);
