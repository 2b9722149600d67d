import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Compare } from '../../admin/src/components/dialogs/cutout/compare';
import type { Asset } from '../../shared/contracts/asset';
import { renderInAdmin } from '../support/admin/render';

jest.mock('../../admin/src/api/operations', () => ({ previewBlob: jest.fn() }));

const asset = (id: number): Asset => ({
  id,
  documentId: `d${id}`,
  name: `${id}.png`,
  url: `/${id}.png`,
  mime: 'image/png',
});

const show = () => {
  renderInAdmin(<Compare source={asset(1)} send={{ id: 5 } as never} asset={asset(2)} checkered />);
  return screen.getByRole('slider', { name: 'Divider between before and after' });
};

describe('before and after', () => {
  it('are both there, with the divider in the middle', () => {
    expect(show()).toHaveAttribute('aria-valuenow', '50');
    expect(screen.getByAltText('Before')).toHaveAttribute('src', 'http://localhost:1337/1.png');
    expect(screen.getByAltText('After')).toHaveAttribute('src', 'http://localhost:1337/2.png');
  });

  it.each([
    ['{ArrowRight}', '55'],
    ['{ArrowLeft}{ArrowLeft}', '40'],
    ['{Home}', '0'],
    ['{End}{ArrowRight}', '100'],
  ])('move with %s', async (keys, at) => {
    const divider = show();
    divider.focus();
    await userEvent.keyboard(keys);
    expect(divider).toHaveAttribute('aria-valuenow', at);
  });
});
