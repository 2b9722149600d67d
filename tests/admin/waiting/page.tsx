import { useReducer, type ReactNode } from 'react';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as decisions from '../../../admin/src/api/decisions';
import * as operations from '../../../admin/src/api/operations';
import * as api from '../../../admin/src/api/waiting';
import WaitingPage from '../../../admin/src/pages/waiting';
import { renderInAdmin } from '../../support/admin/render';

/** As the mocks below leave them; imported past this file they would be the real ones. */
export { api, operations };

export const notify = jest.fn();
export const may = { current: true };
/** Strapi's frames of a page want its whole application around them. */
jest.mock('@strapi/strapi/admin', () => {
  const Plain = ({ children }: { children?: ReactNode }) => <div>{children}</div>;
  const Main = ({ children }: { children: ReactNode }) => (
    <main id="main-content" tabIndex={-1}>
      {children}
    </main>
  );
  const Header = ({ title, subtitle }: { title: string; subtitle: string }) => (
    <header>
      <h1>{title}</h1>
      {subtitle}
    </header>
  );
  const Error = ({ content, action }: { content: string; action: ReactNode }) => (
    <div>
      {content}
      {action}
    </div>
  );
  const Protect = ({ children }: { children: ReactNode }) => (mockMay() ? children : 'No access');
  return {
    Layouts: { Header, Content: Plain },
    Page: { Protect, Main, Title: () => null, Loading: Plain, Error },
    useClipboard: () => ({ copy: jest.fn() }),
    useNotification: () => ({ toggleNotification: (message: object) => notify(message) }),
  };
});
const mockMay = () => may.current;
jest.mock('../../../admin/src/api/operations');
jest.mock('../../../admin/src/api/waiting', () => ({
  useWaiting: jest.fn(),
  useWaitingChanged: jest.fn(),
}));
jest.mock('../../../admin/src/api/decisions', () => ({
  useSave: jest.fn(),
  useDiscard: jest.fn(),
  useResend: jest.fn(),
  useGiveUp: jest.fn(),
}));

export const error = (part: object) => ({
  code: 'no_answer',
  message: 'gone',
  attempts: 1,
  ...part,
});
export const send = (part: object) => ({
  id: 8,
  index: 0,
  state: 'received',
  charge: 'charged',
  width: 1024,
  height: 768,
  mime: 'image/webp',
  modelServed: 'venice-sd35',
  error: null,
  requestId: null,
  cfRay: null,
  retryAt: null,
  expiresAt: '2026-01-09T12:04:05.000Z',
  elsewhere: false,
  decision: null,
  ...part,
});
export const unknown = (part: object = {}) =>
  send({ state: 'unknown', charge: 'unknown', error: error({}), ...part });
export const operation = (part: object) => ({
  id: 1,
  kind: 'generate',
  status: 'waiting',
  prompt: 'A harbour',
  model: 'venice-sd35',
  parameters: {},
  sources: [],
  estimatedUsd: 0.1,
  warnings: [],
  sandbox: true,
  repeatable: true,
  createdBy: { id: 1, name: 'Kai Doe' },
  createdAt: '2026-01-02T12:04:05.000Z',
  sends: [send({})],
  ...part,
});

export const refetch = jest.fn();
export const waitingFor = (...found: object[]) =>
  jest.mocked(api.useWaiting).mockReturnValue({
    data: { operations: found, total: found.length },
    isLoading: false,
    refetch,
  } as never);

const mutation = (answer: () => Promise<unknown>) => {
  const trigger = jest.fn((_id: number) => ({ unwrap: answer }));
  return { trigger, hook: [trigger, {}] as never }; // only the trigger is used
};
export const asked = { save: jest.fn(), discard: jest.fn(), resend: jest.fn(), giveUp: jest.fn() };
export const answers = ({
  save = async () => ({ name: 'a-harbour.webp' }) as unknown,
  resend = async () => operation({ id: 2, status: 'running' }) as unknown,
} = {}) => {
  const made = {
    save: mutation(save),
    discard: mutation(async () => operation({})),
    resend: mutation(resend),
    giveUp: mutation(async () => operation({})),
  };
  jest.mocked(decisions.useSave).mockReturnValue(made.save.hook);
  jest.mocked(decisions.useDiscard).mockReturnValue(made.discard.hook);
  jest.mocked(decisions.useResend).mockReturnValue(made.resend.hook);
  jest.mocked(decisions.useGiveUp).mockReturnValue(made.giveUp.hook);
  asked.save = made.save.trigger;
  asked.discard = made.discard.trigger;
  asked.resend = made.resend.trigger;
  asked.giveUp = made.giveUp.trigger;
};

export const waitingChanged = jest.fn();
let again = () => {};
/** Has the page look once more, as a poll does. */
export const lookAgain = () => act(() => again());
const Looked = () => {
  const [, look] = useReducer((times: number) => times + 1, 0);
  again = look;
  return <WaitingPage />;
};
export const show = () => renderInAdmin(<Looked />);
export const button = (name: string | RegExp) => screen.getByRole('button', { name });
export const press = (name: string | RegExp) => userEvent.click(button(name));
export const answerWith = async (name: string | RegExp) =>
  userEvent.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name }));
export const said = (text: string) =>
  waitFor(() =>
    expect(notify).toHaveBeenCalledWith(
      expect.objectContaining({ message: expect.stringContaining(text) })
    )
  );

/** Everything is in sight at once. */
class Sight {
  constructor(private readonly seen: (entries: { isIntersecting: boolean }[]) => void) {}
  observe() {
    act(() => this.seen([{ isIntersecting: true }]));
  }
  disconnect() {}
}

/** Before each test: somebody who may do everything, and a server that takes whatever is decided. */
export const begin = () => {
  jest.clearAllMocks();
  may.current = true;
  Object.assign(globalThis, { IntersectionObserver: Sight });
  answers();
  jest.mocked(api.useWaitingChanged).mockReturnValue([waitingChanged] as never);
  jest.mocked(operations.previewBlob).mockResolvedValue(new Blob());
  jest.mocked(operations.getOperation).mockResolvedValue(operation({ id: 2 }) as never);
};
