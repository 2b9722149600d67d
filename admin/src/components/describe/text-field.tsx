import type { Ref } from 'react';
import { Box, Button, Field, Flex, IconButton, Textarea, Typography } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import { useText } from '../../translations/text';

type Props = {
  inputRef?: Ref<HTMLTextAreaElement>;
  which: 'alternative' | 'caption';
  value: string;
  /** As `fr`: for spelling, and for whoever has it read aloud. */
  lang: string;
  /** Soft: more is counted, not refused. */
  limit: number;
  rows: number;
  /** What the picture has now. */
  earlier: string;
  disabled: boolean;
  /** For somebody who cannot save: what is written here can be taken elsewhere. */
  copyable: boolean;
  onChange(value: string): void;
};

/** A text of the picture, with what stood there before below it. */
export const TextField = ({
  inputRef,
  which,
  value,
  lang,
  limit,
  rows,
  earlier,
  disabled,
  copyable,
  onChange,
}: Props) => {
  const t = useText();
  const { copy } = useClipboard();
  const over = value.length > limit;
  return (
    <Field.Root>
      <Flex justifyContent="space-between" gap={2}>
        <Field.Label>{t(`describe.${which}`)}</Field.Label>
        {copyable && (
          <IconButton
            variant="ghost"
            size="XS"
            label={t(`describe.copy.${which}`)}
            onClick={() => void copy(value)}
          >
            <Duplicate />
          </IconButton>
        )}
      </Flex>
      <Textarea
        ref={inputRef}
        lang={lang}
        rows={rows}
        value={value}
        disabled={disabled}
        onChange={(event: { target: { value: string } }) => onChange(event.target.value)}
      />
      <Typography variant="pi" textColor={over ? 'warning700' : 'neutral600'}>
        {t(over ? `describe.over.${which}` : 'describe.count', { length: value.length, limit })}
      </Typography>
      <Box
        background="neutral100"
        hasRadius
        paddingTop={2}
        paddingBottom={2}
        paddingLeft={3}
        paddingRight={3}
      >
        <Flex justifyContent="space-between" alignItems="flex-start" gap={3}>
          <Box minWidth={0}>
            <Typography variant="sigma" textColor="neutral600" tag="p">
              {t('describe.before')}
            </Typography>
            <Typography variant="pi" textColor="neutral800" tag="p">
              {earlier || t('describe.none')}
            </Typography>
          </Box>
          {earlier !== '' && earlier !== value && (
            <OneLine
              variant="tertiary"
              size="S"
              aria-label={t(`describe.putBack.${which}`)}
              disabled={disabled}
              onClick={() => onChange(earlier)}
            >
              {t('describe.putBack')}
            </OneLine>
          )}
        </Flex>
      </Box>
    </Field.Root>
  );
};

const OneLine = styled(Button)`
  flex-shrink: 0;
  white-space: nowrap;
`;
