import { useEffect, useRef, useState } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import type { Operation, Send } from '../../../../shared/contracts/operation';
import { useDiscard, useGiveUp, useResend, useSave } from '../../api/decisions';
import { useWaitingChanged } from '../../api/waiting';
import { failureOf, toFailure } from '../../components/failure/failure-info';
import { wordsFor } from '../../components/failure/words';
import { followOperation } from '../../hooks/follow-operation';
import { useText } from '../../translations/text';

/** What a person may say of what waits, and what they are told of it. */
export const useDecisions = () => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [saveSend] = useSave();
  const [discardSend] = useDiscard();
  const [resendSend] = useResend();
  const [giveUpSend] = useGiveUp();
  const follow = useFollowed();
  const [busy, setBusy] = useState<ReadonlySet<number>>(new Set());

  /** One decision at a time for each send; a refusal is said in words. */
  const decide = async <T>({
    send,
    ask,
    said,
  }: {
    send: Send;
    ask: () => Promise<T>;
    said: (answer: T) => string;
  }): Promise<T | null> => {
    setBusy((before) => new Set(before).add(send.id));
    try {
      const answer = await ask();
      toggleNotification({ type: 'success', message: said(answer) });
      return answer;
    } catch (error) {
      const failure = toFailure(error);
      const message = failure.code === 'unexpected' ? failure.message : t(wordsFor(failure).title);
      toggleNotification({ type: 'danger', message: t('waiting.failed', { message }) });
      return null;
    } finally {
      setBusy((before) => new Set([...before].filter((id) => id !== send.id)));
    }
  };

  return {
    busy,
    save: (send: Send) =>
      decide({
        send,
        ask: () => saveSend(send.id).unwrap(),
        said: ({ name }) => t('waiting.saved', { name }),
      }),
    discard: (send: Send) =>
      decide({
        send,
        ask: () => discardSend(send.id).unwrap(),
        said: () => t('waiting.discarded'),
      }),
    giveUp: (send: Send) =>
      decide({ send, ask: () => giveUpSend(send.id).unwrap(), said: () => t('waiting.gaveUp') }),
    resend: async (send: Send) => {
      const successor = await decide({
        send,
        ask: () => resendSend(send.id).unwrap(),
        said: () => t('waiting.resent'),
      });
      if (successor) await follow(successor);
    },
  };
};

export type Decisions = ReturnType<typeof useDecisions>;

/** Looks after what was sent again for as long as the page is open, and says how it ended. */
const useFollowed = () => {
  const t = useText();
  const { toggleNotification } = useNotification();
  const [waitingChanged] = useWaitingChanged();
  const gone = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    gone.current = controller;
    return () => controller.abort();
  }, []);
  return async (operation: Operation): Promise<void> => {
    // What cannot be followed is found by the next poll of the list.
    const { signal } = gone.current;
    const ended = await followOperation({ operation, signal }).catch(() => null);
    if (!ended) return;
    void waitingChanged();
    const failed = ended.sends.find(({ state }) => state !== 'received' && state !== 'stored');
    const failure = failed && failureOf(failed);
    toggleNotification(
      failure
        ? {
            type: 'warning',
            message: t('waiting.cameToNothing', { title: t(wordsFor(failure).title) }),
          }
        : { type: 'success', message: t('waiting.arrived') }
    );
  };
};
