import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkDecodes } from '../../images/decodes';
import { inspectImage, type ImageFacts } from '../../images/inspect';
import { smallerCopy } from '../../images/smaller-copy';
import { needsCopy, uprightCopy } from '../../images/upright';
import type { SourceLimits } from './limits';
import { SourceRefused, TOO_LARGE } from './refusal';

export type PreparedFile = {
  path: string;
  bytes: number;
  mime: string;
  width: number;
  height: number;
};

/**
 * Makes of a file what can be sent: a picture that opens, upright, of a type that Venice takes, within the limits. Where it is that
 * already, its bytes stay untouched. The original is deleted when a copy takes its place.
 */
export const prepareFile = async (question: {
  path: string;
  workDir: string;
  limits: SourceLimits;
  shrink: boolean;
}): Promise<PreparedFile> => {
  const { path, workDir, limits, shrink } = question;
  const facts = await inspectImage(path);
  checkNotTooSmall({ facts, limits });
  if (!shrink) checkNotTooLarge({ facts, limits });
  await checkDecodes(path);
  if (isTooLarge({ facts, limits })) return shrunk({ path, workDir, facts, limits });
  if (!needsCopy(facts)) return { path, ...pick(facts) };
  const to = newFile(workDir);
  await uprightCopy({ path, to, mime: facts.mime });
  await rm(path);
  const copy = await inspectImage(to);
  // A lossless copy can outgrow its original.
  if (!isTooLarge({ facts: copy, limits })) return { path: to, ...pick(copy) };
  if (!shrink) checkNotTooLarge({ facts: copy, limits });
  return shrunk({ path: to, workDir, facts: copy, limits });
};

type Judged = { facts: Pick<ImageFacts, 'width' | 'height' | 'bytes'>; limits: SourceLimits };

const isTooLarge = ({ facts, limits }: Judged): boolean =>
  facts.bytes >= limits.bytesBelow || facts.width * facts.height > limits.pixelsMax;

const checkNotTooLarge = ({ facts, limits }: Judged): void => {
  if (facts.bytes >= limits.bytesBelow) throw tooManyBytes(limits);
  if (facts.width * facts.height > limits.pixelsMax) {
    throw new SourceRefused(
      `The image is ${facts.width} × ${facts.height} pixels; at most ${count(limits.pixelsMax)} pixels are taken. A smaller copy can be sent instead`,
      { issueCode: TOO_LARGE }
    );
  }
};

export const tooManyBytes = ({ bytesBelow }: Pick<SourceLimits, 'bytesBelow'>) =>
  new SourceRefused(
    `The image must be smaller than ${bytesBelow / 1_000_000} MB. A smaller copy can be sent instead`,
    { issueCode: TOO_LARGE }
  );

const checkNotTooSmall = ({ facts, limits }: Judged): void => {
  const { width, height } = facts;
  if (width * height < limits.pixelsMin) {
    throw new SourceRefused(
      `The image is ${width} × ${height} pixels; at least ${count(limits.pixelsMin)} pixels (256 × 256) are needed`
    );
  }
  if (Math.min(width, height) < limits.sideMin) {
    throw new SourceRefused(
      `The image is ${width} × ${height} pixels; each side must have at least ${limits.sideMin}`
    );
  }
};

const shrunk = async (question: {
  path: string;
  workDir: string;
  facts: ImageFacts;
  limits: SourceLimits;
}): Promise<PreparedFile> => {
  const { path, workDir, facts, limits } = question;
  const to = newFile(workDir);
  if (!(await smallerCopy({ path, to, facts, limits }))) throw tooManyBytes(limits);
  await rm(path);
  const copy = await inspectImage(to);
  checkNotTooSmall({ facts: copy, limits });
  return { path: to, ...pick(copy) };
};

const pick = ({ bytes, mime, width, height }: ImageFacts) => ({ bytes, mime, width, height });

export const newFile = (workDir: string): string => join(workDir, `source-${randomUUID()}`);

const count = (pixels: number): string => pixels.toLocaleString('en');
