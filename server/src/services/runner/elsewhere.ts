import { VeniceError } from '../../venice';

/** Only the server whose disk holds the bytes can show or save them. */
export const elsewhere = (): VeniceError =>
  new VeniceError({
    code: 'elsewhere',
    message: 'The picture is on the disk of another server of this application',
  });
