import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useText } from '../../../translations/text';
import type { TranslationKey } from '../../../translations/en';

type Props = {
  tips: readonly TranslationKey[];
  examples: readonly TranslationKey[];
  onExample(prompt: string): void;
};

/** What helps, and examples that fill the box. */
export const Tips = ({ tips, examples, onExample }: Props) => {
  const t = useText();
  return (
    <Box background="neutral100" hasRadius padding={5}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography variant="delta" tag="h3">
          {t('tips.title')}
        </Typography>
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
          {tips.map((key) => (
            <Typography tag="li" key={key} textColor="neutral700">
              {t(key)}
            </Typography>
          ))}
        </Flex>
        <Typography variant="sigma" textColor="neutral600" tag="h4">
          {t('tips.examples')}
        </Typography>
        <Flex direction="column" alignItems="flex-start" gap={2}>
          {examples.map((key) => (
            <Example key={key} variant="tertiary" size="S" onClick={() => onExample(t(key))}>
              {t(key)}
            </Example>
          ))}
        </Flex>
      </Flex>
    </Box>
  );
};

/** A sentence may take two lines, which buttons are not made for. */
const Example = styled(Button)`
  height: auto;
  padding-block: ${({ theme }) => theme.spaces[2]};
  text-align: start;
`;
