import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Failure } from '../../admin/src/components/failure/failure';
import { toFailure, type FailureInfo } from '../../admin/src/components/failure/failure-info';
import { ERROR_CODES } from '../../shared/errors';
import { renderInAdmin } from '../support/admin/render';

const allowed = { current: {} as Record<string, boolean> };
jest.mock('@strapi/strapi/admin', () => ({
  useRBAC: () => ({ allowedActions: allowed.current, isLoading: false }),
}));

const failure = (part: Partial<FailureInfo>): FailureInfo => ({
  ...toFailure({}),
  message: 'Because',
  ...part,
});

describe('a failure on the screen', () => {
  it.each(ERROR_CODES)('says of %s whether it was charged', (code) => {
    renderInAdmin(<Failure failure={failure({ code, charge: 'unknown' })} />);
    expect(screen.getByText(/It may have been charged\./)).toBeInTheDocument();
  });

  it('leads somebody who may open the settings there when there is no key', () => {
    allowed.current = { canSettingsRead: true };
    renderInAdmin(<Failure failure={failure({ code: 'not_configured' })} />);
    expect(screen.getByRole('link', { name: 'Open the settings' })).toHaveAttribute(
      'href',
      '/settings/venice'
    );
  });

  it('sends everybody else to an administrator', () => {
    allowed.current = {};
    renderInAdmin(<Failure failure={failure({ code: 'not_configured' })} />);
    expect(screen.getByText(/Ask an administrator/)).toBeInTheDocument();
  });

  it('leads to the billing page when the balance is too low', () => {
    renderInAdmin(<Failure failure={failure({ code: 'payment_required', reason: 'balance' })} />);
    expect(screen.getByRole('link', { name: /billing page/ })).toHaveAttribute(
      'href',
      'https://venice.ai/settings/api'
    );
  });

  it('offers the prompt that Venice suggests', async () => {
    const onUsePrompt = jest.fn();
    const suggested = failure({ code: 'content_policy', suggestedPrompt: 'A calm sea' });
    renderInAdmin(<Failure failure={suggested} onUsePrompt={onUsePrompt} />);
    await userEvent.click(screen.getByRole('button', { name: 'Use this prompt' }));
    expect(onUsePrompt).toHaveBeenCalledWith('A calm sea');
  });

  it('offers a smaller copy of an image that is too large', async () => {
    const onShrink = jest.fn();
    const issues = [{ path: 'image', message: 'large', code: 'too_large' }];
    renderInAdmin(
      <Failure failure={failure({ code: 'invalid_input', issues })} onShrink={onShrink} />
    );
    await userEvent.click(screen.getByRole('button', { name: 'Send a smaller copy' }));
    expect(onShrink).toHaveBeenCalled();
  });
});
