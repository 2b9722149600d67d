import type { Language } from './language';
import type { Looks } from './looks';
import { answered, captioned, described, named, tagged } from './sentences';

/** Everything that a sentence of the sandbox is made from. */
export type Speaker = {
  language: Language;
  /** What the last message is about, in its own words. */
  about: string;
  looks: Looks[];
  /** Which of several words is wanted, in a list of words. */
  nth?: number;
};

/** The answer to a message without a form to fill in. */
export const said = ({ looks, language, about }: Speaker): string =>
  looks.length === 0
    ? answered({ about, language })
    : looks.map((one) => described({ looks: one, language })).join(' ');

/** What belongs into a text field, judged by the field's name. */
export const spoken = ({ name, speaker }: { name: string; speaker: Speaker }): string => {
  const { looks, language, about, nth } = speaker;
  const [first] = looks;
  if (nth !== undefined) return word({ speaker, nth });
  if (/^(?:lang|language|locale)$/i.test(name)) return language;
  if (!first)
    return /title|name|keyword/i.test(name) && about !== '' ? about : answered({ about, language });
  if (/caption|beschriftung|légende|leyenda/i.test(name))
    return captioned({ looks: first, language });
  if (/title|name|keyword/i.test(name)) return named({ looks: first, language });
  return described({ looks: first, language });
};

const word = ({ speaker, nth }: { speaker: Speaker; nth: number }): string => {
  const [first] = speaker.looks;
  const words = first
    ? tagged({ looks: first, language: speaker.language })
    : speaker.about.split(' ').filter(Boolean);
  return words[nth] ?? `${words[0] ?? 'word'} ${nth + 1}`;
};
