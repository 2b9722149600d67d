import { useEffect, useRef, useState } from 'react';
import { describeImage } from '../../api/describe';
import { toFailure, type FailureInfo } from '../failure/failure-info';

/** What was written of a picture, as a person has changed it since. */
export type Texts = {
  alternativeText: string;
  caption: string;
  decorative: boolean;
  locale: string;
  model: string;
};

type Request = { id: number; locale: string; context?: string };

/** Asks for texts and holds them, for each picture by itself, until they are saved or thrown away. */
export const useTexts = () => {
  const [texts, setTexts] = useState<ReadonlyMap<number, Texts>>(new Map());
  const [failure, setFailure] = useState<FailureInfo | null>(null);
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const asking = useRef<AbortController | null>(null);
  useEffect(() => () => asking.current?.abort(), []);

  const put = ({ id, part }: { id: number; part: Texts }) =>
    setTexts((before) => new Map(before).set(id, part));

  return {
    texts,
    failure,
    /** Null: nothing is being asked for. */
    startedAt,

    ask: async ({ id, locale, context }: Request): Promise<void> => {
      const controller = new AbortController();
      asking.current = controller;
      setFailure(null);
      setStartedAt(Date.now());
      try {
        const { signal } = controller;
        const answer = await describeImage({ body: { image: id, locale, context }, signal });
        if (signal.aborted) return setFailure(CANCELLED);
        const { alternativeText, caption, decorative, model } = answer;
        put({ id, part: { alternativeText, caption, decorative, locale, model } });
      } catch (error) {
        setFailure(controller.signal.aborted ? CANCELLED : toFailure(error));
      } finally {
        setStartedAt(null);
      }
    },

    cancel: () => asking.current?.abort(),

    change: ({ id, part }: { id: number; part: Partial<Texts> }) => {
      const before = texts.get(id);
      if (before) put({ id, part: { ...before, ...part } });
    },

    drop: (id: number) =>
      setTexts((before) => new Map([...before].filter(([other]) => other !== id))),

    forget: () => setFailure(null),
    fail: (error: unknown) => setFailure(toFailure(error)),
  };
};

export type Written = ReturnType<typeof useTexts>;

/** It had left for our own server; whether for Venice as well is not known here. */
const CANCELLED: FailureInfo = { ...toFailure({}), code: 'aborted', charge: 'unknown' };

/** As they are to be saved: on one line, and nothing to be read aloud of what is decorative. */
export const savedAs = ({ alternativeText, caption, decorative }: Texts) => ({
  alternativeText: decorative ? '' : oneLine(alternativeText),
  caption: oneLine(caption),
});

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
