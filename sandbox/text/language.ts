/** The languages that the sandbox can write a sentence in. */
export type Language = 'en' | 'fr' | 'de' | 'es';

/**
 * The language that a text asks for, named in English, in that language itself, or as a code such as `fr`, `de-CH`, `pt-BR`.
 * The last name counts, and one behind a word such as `in` or `language` before all others, so that French fries stay English. A
 * language without sentences here is answered in English, and so is a text that names none.
 */
export const languageOf = (text: string): Language => {
  const named = [...text.matchAll(NAMES), ...text.matchAll(REGIONAL), ...text.matchAll(QUOTED)];
  const wanted = [...text.matchAll(INTRODUCED)];
  const last = (wanted.length > 0 ? wanted : named).sort((a, b) => a.index - b.index).at(-1);
  return (last && known(last[1] ?? '')) ?? 'en';
};

/** The language of a field that is called by a code: `{ "de": …, "fr-CA": … }`. */
export const languageOfName = (name: string): Language | undefined =>
  /^[a-z]{2}(?:[-_][A-Za-z]{2,4})?$/.test(name) ? known(name) : undefined;

const known = (name: string): Language | undefined => {
  const lower = name.toLowerCase();
  return WORDS[lower] ?? CODES[lower.split(/[-_]/)[0] ?? ''];
};

const CODES: Partial<Record<string, Language>> = { en: 'en', fr: 'fr', de: 'de', es: 'es' };
const WORDS: Partial<Record<string, Language>> = {
  english: 'en',
  anglais: 'en',
  englisch: 'en',
  inglés: 'en',
  french: 'fr',
  français: 'fr',
  französisch: 'fr',
  francés: 'fr',
  german: 'de',
  deutsch: 'de',
  allemand: 'de',
  alemán: 'de',
  spanish: 'es',
  español: 'es',
  castellano: 'es',
  espagnol: 'es',
  spanisch: 'es',
};
/** Recognised, so that a name is not overheard, and answered in English. */
const OTHERS =
  'italian|italiano|portuguese|português|dutch|nederlands|polish|polski|czech|čeština|swedish|svenska|danish|dansk|norwegian|norsk|finnish|suomi|turkish|türkçe|greek|ελληνικά|russian|русский|ukrainian|українська|hebrew|עברית|arabic|العربية|hindi|हिन्दी|japanese|日本語|korean|한국어|chinese|中文';
const NAME = `(?:${Object.keys(WORDS).join('|')}|${OTHERS})`;
const REGION = '[a-z]{2}[-_](?:[A-Z]{2}|[A-Z][a-z]{3})';
/** Two letters that are no English word; `it`, `no` and `is` are languages too, but hardly ever meant. */
const CODE = '(?:en|fr|de|es|pt|nl|pl|cs|sv|da|fi|tr|el|ru|uk|ja|ko|zh|ar|ca|hu|ro)';
const ALONE = '(?![\\p{L}\\p{N}_-])';

const NAMES = new RegExp(`(?<![\\p{L}\\p{N}])(${NAME})${ALONE}`, 'giu');
/** A code with a region means nothing else. */
const REGIONAL = new RegExp(`(?<![\\p{L}\\p{N}_-])(${REGION})${ALONE}`, 'gu');
const QUOTED = new RegExp(`["'\`“«([](${CODE})["'\`”»)\\]]`, 'gu');
/** In any case of letters, so `DE` is a code here as well. */
const INTRODUCED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:in|into|auf|en|languages?|locales?|lang|langue|sprache|idioma)[\\s:="'\`“«([]+(?:is\\s+)?["'\`]?(${NAME}|${REGION}|${CODE}(?=["'\`”»)\\].,;:!?\\n]|\\s*$))${ALONE}`,
  'giu'
);
