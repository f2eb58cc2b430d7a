import { isIPv6 } from 'node:net'

/**
 * Whom a limit per address counts: an IPv4 address itself, of IPv6 the network of 64 bits, since any household commands all
 * addresses of one. Text that is no address comes back as it is.
 */
export function networkOf(address: string): string {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? []
  if (mapped !== undefined) return mapped
  if (!isIPv6(address)) return address
  const [before = '', after = ''] = address.split('::')
  const absent = address.includes('::') ? 8 - groups(before).length - groups(after).length : 0
  const all = [...groups(before), ...Array.from({ length: Math.max(0, absent) }, () => '0'), ...groups(after)]
  const network = all.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${network.join(':')}::/64`
}

const groups = (text: string): string[] => text.split(':').filter((group) => group !== '')
