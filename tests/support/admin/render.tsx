import type { ReactElement } from 'react';
import { DesignSystemProvider, lightTheme } from '@strapi/design-system';
import { render } from '@testing-library/react';
import { IntlProvider } from 'react-intl';
import { MemoryRouter } from 'react-router-dom';
import { en } from '../../../admin/src/translations/en';
import { prefixed } from '../../../admin/src/translations/text';

/** In the surroundings that Strapi's admin gives every component, at an address of its router. */
export const renderInAdmin = (element: ReactElement, { address = '/' } = {}) =>
  render(
    <IntlProvider locale="en" messages={prefixed(en)}>
      <DesignSystemProvider locale="en" theme={lightTheme}>
        <MemoryRouter
          initialEntries={[address]}
          future={{ v7_startTransition: true, v7_relativeSplatPath: true }}
        >
          {element}
        </MemoryRouter>
      </DesignSystemProvider>
    </IntlProvider>
  );
