import type { Language } from './language';
import type { Colour, Looks } from './looks';

/** A full sentence for whoever cannot see the picture. */
export const described = ({ looks, language }: Said): string => {
  const { picture, light, dark, shapes, plain } = WORDS[language];
  const tone = looks.light ? light : dark;
  const what = looks.plain ? plain : picture;
  return what(shapes[looks.shape], tone, listed({ looks, language }));
};

/** Another sentence about the same picture, in the manner of a caption. */
export const captioned = ({ looks, language }: Said): string =>
  WORDS[language].caption({
    colours: capital(listed({ looks, language })),
    several: looks.colours.length > 1,
    tone: looks.light ? WORDS[language].light : WORDS[language].dark,
  });

/** Two or three words: a title or a file name. */
export const named = ({ looks, language }: Said): string =>
  capital(looks.colours.map((colour) => WORDS[language].colours[colour]).join(' '));

/** A plain sentence about the words that were sent. */
export const answered = ({ about, language }: { about: string; language: Language }): string =>
  about === '' ? WORDS[language].nothing : WORDS[language].answer(about);

/** Single words for a list of tags. */
export const tagged = ({ looks, language }: Said): string[] => [
  ...looks.colours.map((colour) => WORDS[language].colours[colour]),
  WORDS[language].shapes[looks.shape],
  looks.light ? WORDS[language].light : WORDS[language].dark,
];

const listed = ({ looks, language }: Said): string => {
  const names = looks.colours.map((colour) => WORDS[language].colours[colour]);
  const last = names.pop() ?? '';
  return names.length > 0 ? `${names.join(', ')} ${WORDS[language].and} ${last}` : last;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

type Said = { looks: Looks; language: Language };
type Words = {
  and: string;
  light: string;
  dark: string;
  shapes: Record<Looks['shape'], string>;
  colours: Record<Colour, string>;
  picture(shape: string, tone: string, colours: string): string;
  plain(shape: string, tone: string, colours: string): string;
  caption(said: { colours: string; several: boolean; tone: string }): string;
  answer(about: string): string;
  nothing: string;
};

// A table: one colour per word reads better than the formatter's hundred lines.
// prettier-ignore
const WORDS: Record<Language, Words> = {
  en: {
    and: 'and', light: 'light', dark: 'dark',
    shapes: { wide: 'wide', tall: 'tall', square: 'square' },
    colours: { black: 'black', grey: 'grey', white: 'white', red: 'red', orange: 'orange', brown: 'brown', yellow: 'yellow', green: 'green', turquoise: 'turquoise', blue: 'blue', purple: 'purple', pink: 'pink' },
    picture: (shape, tone, colours) => `A ${shape}, ${tone} picture in ${colours}.`,
    plain: (shape, tone, colours) => `A plain ${shape}, ${tone} area in ${colours}.`,
    caption: ({ colours, several, tone }) => `${colours} ${several ? 'set' : 'sets'} the tone of this ${tone} scene.`,
    answer: (about) => `This is a short answer about ${about}.`,
    nothing: 'This is a short answer.',
  },
  fr: {
    and: 'et', light: 'claire', dark: 'sombre',
    shapes: { wide: 'large', tall: 'haute', square: 'carrée' },
    colours: { black: 'noir', grey: 'gris', white: 'blanc', red: 'rouge', orange: 'orange', brown: 'brun', yellow: 'jaune', green: 'vert', turquoise: 'turquoise', blue: 'bleu', purple: 'violet', pink: 'rose' },
    picture: (shape, tone, colours) => `Une image ${shape} et ${tone} en ${colours}.`,
    plain: (shape, tone, colours) => `Une surface unie, ${shape} et ${tone}, en ${colours}.`,
    caption: ({ colours, several, tone }) => `${colours} ${several ? 'donnent' : 'donne'} le ton de cette scène ${tone}.`,
    answer: (about) => `Voici une courte réponse au sujet de ${about}.`,
    nothing: 'Voici une courte réponse.',
  },
  de: {
    and: 'und', light: 'helles', dark: 'dunkles',
    shapes: { wide: 'breites', tall: 'hohes', square: 'quadratisches' },
    colours: { black: 'Schwarz', grey: 'Grau', white: 'Weiß', red: 'Rot', orange: 'Orange', brown: 'Braun', yellow: 'Gelb', green: 'Grün', turquoise: 'Türkis', blue: 'Blau', purple: 'Violett', pink: 'Rosa' },
    picture: (shape, tone, colours) => `Ein ${shape}, ${tone} Bild in ${colours}.`,
    plain: (shape, tone, colours) => `Ein ${shape}, ${tone} Farbfeld in ${colours}.`,
    caption: ({ colours, several, tone }) => `${colours} ${several ? 'prägen' : 'prägt'} dieses ${tone === 'helles' ? 'helle' : 'dunkle'} Motiv.`,
    answer: (about) => `Das ist eine kurze Antwort zu ${about}.`,
    nothing: 'Das ist eine kurze Antwort.',
  },
  es: {
    and: 'y', light: 'clara', dark: 'oscura',
    shapes: { wide: 'ancha', tall: 'alta', square: 'cuadrada' },
    colours: { black: 'negro', grey: 'gris', white: 'blanco', red: 'rojo', orange: 'naranja', brown: 'marrón', yellow: 'amarillo', green: 'verde', turquoise: 'turquesa', blue: 'azul', purple: 'morado', pink: 'rosa' },
    picture: (shape, tone, colours) => `Una imagen ${shape} y ${tone} en ${colours}.`,
    plain: (shape, tone, colours) => `Una superficie lisa, ${shape} y ${tone}, en ${colours}.`,
    caption: ({ colours, several, tone }) => `${colours} ${several ? 'marcan' : 'marca'} el tono de esta escena ${tone}.`,
    answer: (about) => `Esta es una respuesta breve sobre ${about}.`,
    nothing: 'Esta es una respuesta breve.',
  },
};
