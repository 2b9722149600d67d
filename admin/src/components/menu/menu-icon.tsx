import type { SVGProps } from 'react';
import { Sparkle } from '@strapi/icons';
import { styled } from 'styled-components';
import { useWaiting } from '../../api/waiting';

/** More than this is not counted where there is room for two digits. */
const COUNTED_MAX = 99;

/**
 * The icon in Strapi's menu, with the number of what waits. The menu has badges of its own, for numbers that are known before the
 * admin starts: it does not look again.
 */
export const MenuIcon = (props: SVGProps<SVGSVGElement>) => {
  const { data } = useWaiting();
  const total = data?.total ?? 0;
  return (
    <Place>
      <Sparkle {...props} />
      {total > 0 && (
        <Badge data-venice-waiting={total}>{total > COUNTED_MAX ? `${COUNTED_MAX}+` : total}</Badge>
      )}
    </Place>
  );
};

const Place = styled.span`
  display: block;
  position: relative;
`;

const Badge = styled.span`
  position: absolute;
  inset-block-start: -1.2rem;
  inset-inline-start: 0.9rem;
  min-width: 2rem;
  height: 2rem;
  padding-inline: 0.4rem;
  border-radius: 2rem;
  font-size: 1.1rem;
  font-weight: 600;
  line-height: 2rem;
  text-align: center;
  color: ${({ theme }) => theme.colors.neutral0};
  background: ${({ theme }) => theme.colors.primary600};
`;
