import { Field, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useText } from '../../translations/text';

type Props = {
  ratios: readonly string[];
  /** Empty: what stands for `emptyText`, which is not sent. */
  value: string;
  emptyText?: string;
  onChange(ratio: string): void;
};

/** Aspect ratios as small rectangles of their shape. */
export const ShapeField = ({ ratios, value, emptyText, onChange }: Props) => {
  const t = useText();
  const text = (ratio: string) => (ratio === 'auto' ? t('form.shape.auto') : ratio);
  return (
    <Field.Root>
      <Typography
        variant="pi"
        fontWeight="bold"
        textColor="neutral800"
        tag="span"
        id="venice-shape"
      >
        {t('form.shape')}
      </Typography>
      <Flex gap={2} wrap="wrap" role="radiogroup" aria-labelledby="venice-shape">
        {emptyText && (
          <Choice checked={value === ''} text={emptyText} ratio={1} onChange={() => onChange('')} />
        )}
        {ratios.map((ratio) => (
          <Choice
            key={ratio}
            checked={ratio === value}
            text={text(ratio)}
            ratio={ratioNumber(ratio)}
            onChange={() => onChange(ratio)}
          />
        ))}
      </Flex>
    </Field.Root>
  );
};

/** Width over height; 1 for what is no ratio, as `auto`. */
export const ratioNumber = (ratio: string | undefined): number => {
  const [width, height] = (ratio ?? '').split(':').map(Number);
  return width && height ? width / height : 1;
};

const BOX = 22;

const Choice = ({
  checked,
  text,
  ratio,
  onChange,
}: {
  checked: boolean;
  text: string;
  ratio: number;
  onChange(): void;
}) => (
  <Label $checked={checked}>
    <input type="radio" name="venice-shape" checked={checked} onChange={onChange} />
    <Rectangle
      aria-hidden
      style={{ inlineSize: Math.min(BOX, BOX * ratio), blockSize: Math.min(BOX, BOX / ratio) }}
    />
    <Typography variant="pi" textColor={checked ? 'primary700' : 'neutral700'}>
      {text}
    </Typography>
  </Label>
);

const Label = styled.label<{ $checked: boolean }>`
  display: inline-flex;
  flex-direction: column;
  align-items: center;
  justify-content: flex-end;
  gap: ${({ theme }) => theme.spaces[1]};
  min-width: 48px;
  min-height: 52px;
  padding: ${({ theme }) => theme.spaces[1]};
  cursor: pointer;
  color: ${({ theme, $checked }) => ($checked ? theme.colors.primary600 : theme.colors.neutral500)};
  background: ${({ theme, $checked }) =>
    $checked ? theme.colors.primary100 : theme.colors.neutral0};
  border: 1px solid
    ${({ theme, $checked }) => ($checked ? theme.colors.primary600 : theme.colors.neutral200)};
  border-radius: ${({ theme }) => theme.borderRadius};
  &:focus-within {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
  input {
    position: absolute;
    opacity: 0;
    pointer-events: none;
  }
`;

const Rectangle = styled.span`
  border: 2px solid currentcolor;
  border-radius: 2px;
`;
