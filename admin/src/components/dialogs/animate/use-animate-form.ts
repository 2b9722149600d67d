import { useEffect, useState } from 'react';
import type { Asset } from '../../../../../shared/contracts/asset';
import { useModels } from '../../../api/queries';
import { useQuote } from '../../../hooks/use-quote';
import { restoredForm } from '../restored-form';
import type { Session } from '../use-session';
import { EMPTY, shapeOf, toInput, toQuoteInput, type AnimateForm } from './form-state';
import { animators, videoLimits } from './video-model';

type Props = {
  session: Session;
  source: Asset | null;
  /** Whether there is a key: without one nothing can be asked. */
  setUp: boolean;
};

/** What stands in the form, what it comes to for the chosen model, and what Venice wants for that. */
export const useAnimateForm = ({ session, source, setUp }: Props) => {
  const { data: catalogue, error } = useModels('video');
  const [form, setForm] = useState<AnimateForm>(EMPTY);
  const models = animators(catalogue?.models ?? []);
  const entry = models.find(({ id }) => id === form.model) ?? null;
  const limits = videoLimits(entry);
  const shape = shapeOf({ form, limits, source });

  const { restored } = session;
  useEffect(() => {
    if (restored) setForm(restoredForm({ empty: EMPTY, values: restored }));
  }, [restored]);

  useEffect(() => {
    const able = animators(catalogue?.models ?? []);
    const [first] = able;
    if (!first) return;
    // Also where a model that was used before is not offered any more.
    setForm((before) =>
      able.some(({ id }) => id === before.model) ? before : { ...before, model: first.id }
    );
  }, [catalogue, restored]);

  const asked = { form, shape, limits };
  const { quote, again } = useQuote(
    entry && setUp ? { kind: 'video', input: toQuoteInput(asked) } : null
  );

  const { work } = session;
  const refusedPrice = work.phase === 'refused' && work.failure.code === 'confirmation_needed';
  useEffect(() => {
    // Venice wants more than it did when the price was shown.
    if (refusedPrice) again();
  }, [refusedPrice, again]);

  return {
    form,
    change: (part: Partial<AnimateForm>) => setForm((before) => ({ ...before, ...part })),
    loaded: catalogue !== undefined || error !== undefined,
    error,
    models,
    limits,
    shape,
    quote,
    askAgain: again,
    inputFor: (image: number) => toInput({ ...asked, image }),
  };
};

export type Animation = ReturnType<typeof useAnimateForm>;
