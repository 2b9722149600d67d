import ipaddr from 'ipaddr.js';

/**
 * Whether an address belongs to a host out on the internet. Everything that ipaddr.js knows by another name is refused: private,
 * loopback, link-local (cloud metadata), carrier-grade NAT, multicast, reserved, and the forms of IPv6 that carry an IPv4 address.
 */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  // "Unicast" is also what is left over of IPv6 once the known ranges are taken out, such as `::7f00:1`. Only this block is routed.
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_IPV6);
};

const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');
