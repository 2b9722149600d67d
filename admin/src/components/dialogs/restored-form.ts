/** A form with the values that it had when something was asked for: those that it knows, of the kind that it holds. */
export const restoredForm = <F extends object>({
  empty,
  values,
}: {
  empty: F;
  values: object;
}): F => {
  const known = Object.entries(values).filter(([name, value]) => {
    const held = empty[name as keyof F]; // undefined for a name that the form does not have
    return typeof value === (held === null ? 'number' : typeof held);
  });
  return { ...empty, ...Object.fromEntries(known) };
};
