/**
 * Which operation was begun at a place, also after its tab was closed: work of minutes outlives a tab. Nothing but its number is kept,
 * because others may use the same browser.
 */
export const remember = ({ place, operationId }: { place: string; operationId: number }): void => {
  attempt(() => localStorage.setItem(nameOf(place), String(operationId)));
};

export const forget = (place: string): void => {
  attempt(() => localStorage.removeItem(nameOf(place)));
};

export const recall = (place: string): number | null => {
  const id = Number(attempt(() => localStorage.getItem(nameOf(place))));
  return Number.isInteger(id) && id > 0 ? id : null;
};

const nameOf = (place: string): string => `venice.job ${place}`;

/** A browser may refuse to store anything; what was made is then found among what waits. */
const attempt = <T>(act: () => T): T | null => {
  try {
    return act();
  } catch {
    return null;
  }
};
