import { TRANSCRIPT_FILES } from '../../../../shared/inputs/audio';
import { OPERATIONS } from '../../../../shared/operations';
import { writeTranscript } from '../../media/transcript-file';
import { sha256Of } from '../../utils/sha256';
import { bytesOf, type FoundSend } from './names';

/** What goes into the Media Library: what Venice sent, byte for byte; of a transcript, the words in it. */
export const fileToSave = async ({ send, path }: { send: FoundSend; path: string }) => {
  const medium = OPERATIONS[send.operation.kind].makes;
  if (medium !== 'text') return { path, medium, ...bytesOf(send) };
  const { as } = send.operation.parameters;
  // Beside what came, so that it is swept with it.
  const to = `${path}-words`;
  const facts = await writeTranscript({
    from: path,
    to,
    as: TRANSCRIPT_FILES.find((known) => known === as) ?? 'txt',
  });
  return { path: to, medium, ...facts, sha256: await sha256Of(to), decoded: true };
};
