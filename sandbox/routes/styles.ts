import type { Call } from '../call';
import { styles } from '../catalogue/styles';
import { jsonReply, type Reply } from '../reply';

export const listStyles = ({ sandbox }: Call): Reply =>
  jsonReply({ json: sandbox.options.bareStyles ? styles : { object: 'list', data: styles } });
