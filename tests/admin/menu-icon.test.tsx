import { screen } from '@testing-library/react';
import * as api from '../../admin/src/api/waiting';
import { MenuIcon } from '../../admin/src/components/menu/menu-icon';
import { renderInAdmin } from '../support/admin/render';

jest.mock('../../admin/src/api/waiting');

const show = (total?: number) => {
  const data = total === undefined ? undefined : { operations: [], total };
  jest.mocked(api.useWaiting).mockReturnValue({ data } as never);
  renderInAdmin(<MenuIcon />);
};

describe('the icon in the menu', () => {
  it('has the number of what waits', () => {
    show(3);
    expect(screen.getByText('3')).toBeInTheDocument();
  });

  it('has no number when nothing waits', () => {
    show(0);
    expect(screen.queryByText('0')).toBeNull();
  });

  it('has no number while that is not known', () => {
    show();
    expect(screen.queryByText(/\d/)).toBeNull();
  });

  it('does not count further than there is room', () => {
    show(123);
    expect(screen.getByText('99+')).toBeInTheDocument();
  });
});
