/** Leaves the app for a page elsewhere; only the web's own addresses are followed. */
export function leaveFor(address: string): void {
  const { protocol, href } = new URL(address, location.href)
  if (protocol === 'https:' || protocol === 'http:') location.assign(href)
}
