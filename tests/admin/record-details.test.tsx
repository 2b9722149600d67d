import { screen } from '@testing-library/react';
import { RecordDetails } from '../../admin/src/components/record/record-details';
import type { Relative } from '../../shared/contracts/records';
import { renderInAdmin } from '../support/admin/render';

jest.mock('@strapi/strapi/admin', () => ({ useClipboard: () => ({ copy: jest.fn() }) }));

const made = (send: object) =>
  ({
    operation: {
      kind: 'video',
      prompt: 'Leaves stir',
      parameters: { duration: '5s', consents: { seedance: true } },
      estimatedUsd: 0.42,
      createdAt: '2026-01-02T12:04:05.000Z',
    },
    send: { seed: null, bytesIdentical: true, ...send },
  }) as never; // only what is shown
const relative = (mime: string, id: number): Relative => ({
  id,
  documentId: `d${id}`,
  name: `${id}`,
  url: `/${id}`,
  mime,
  width: null,
  height: null,
});
const show = ({ record = null as never, results = [] as Relative[] }) =>
  renderInAdmin(<RecordDetails record={record} lineage={{ sources: [], results }} />);

describe('how a file was made', () => {
  it('tells the length of a video, and what it was asked with', () => {
    const file = {
      width: 1280,
      height: 720,
      mime: 'video/mp4',
      durationMs: 5_000,
      bytes: 3_200_000,
    };
    show({ record: made(file) });
    expect(screen.getByText('Animating')).toBeInTheDocument();
    expect(
      screen.getByText('1280 × 720, MP4, 5 s, 3.2 MB, exactly as Venice sent it')
    ).toBeInTheDocument();
    expect(screen.getByText('duration: 5s, consents: {"seedance":true}')).toBeInTheDocument();
  });

  it('invents no size for a sound', () => {
    const file = { width: null, height: null, mime: 'audio/mpeg', durationMs: 4_000, bytes: null };
    show({ record: made(file) });
    expect(screen.getByText('MP3, 4 s, exactly as Venice sent it')).toBeInTheDocument();
  });

  it('shows a video as a video, and a picture as a picture', () => {
    const { container } = show({
      results: [relative('image/png', 1), relative('video/mp4', 2), relative('audio/mpeg', 3)],
    });
    const sources = (kind: string) =>
      [...container.querySelectorAll(kind)].map((one) => one.getAttribute('src'));
    expect(sources('img')).toEqual(['http://localhost:1337/1']);
    expect(sources('video')).toEqual(['http://localhost:1337/2']);
  });
});
