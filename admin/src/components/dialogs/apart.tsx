import type { KeyboardEvent, ReactNode, SyntheticEvent } from 'react';
import { styled } from 'styled-components';

/** React lets events of a portal bubble to the entry form, which would take them for its own. */
export const Apart = ({ children }: { children: ReactNode }) => (
  <Transparent onSubmit={stop} onKeyDown={stopKey} onChange={stop}>
    {children}
  </Transparent>
);

const stop = (event: SyntheticEvent) => event.stopPropagation();

/** Escape has to reach the document, where the modal listens for it. */
const stopKey = (event: KeyboardEvent) => {
  if (event.key !== 'Escape') event.stopPropagation();
};

const Transparent = styled.div`
  display: contents;
`;
