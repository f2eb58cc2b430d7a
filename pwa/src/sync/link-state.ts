// What this device knows of its line to the office: a total table of state × event. Knows no clock and no request.
export type Link =
  /** Before the first answer, after being told to try: ask what has arrived before sending anything. */
  | { status: 'unknown' }
  /** The last question was answered. */
  | { status: 'clear' }
  /** No answer came, or none of the office's (captive portal, gateway error). */
  | { status: 'silent' }
  /** The office asked to wait. */
  | { status: 'busy'; until: number }
  /** The office does not know this device's credential: nothing is cleared, sending pauses. */
  | { status: 'signed-out' }
  /** The device has been revoked: sending stops for good, data stay. */
  | { status: 'revoked' }
  /** The office answers and refuses; the code says why. */
  | { status: 'refused'; code: string }

export type LinkEvent =
  | { type: 'answered' }
  | { type: 'silent' }
  | { type: 'busy'; until: number }
  | { type: 'unauthorised' }
  | { type: 'revoked' }
  | { type: 'refused'; code: string }
  /** A person asked to try now, signed in or enrolled again; or the time to wait is over. */
  | { type: 'resumed' }

type On<E extends LinkEvent['type']> = (link: Link, event: Extract<LinkEvent, { type: E }>) => Link
type Row = { [E in LinkEvent['type']]: On<E> }

const stay = (link: Link): Link => link
const open: Row = {
  answered: () => ({ status: 'clear' }),
  silent: () => ({ status: 'silent' }),
  busy: (_link, { until }) => ({ status: 'busy', until }),
  unauthorised: () => ({ status: 'signed-out' }),
  revoked: () => ({ status: 'revoked' }),
  refused: (_link, { code }) => ({ status: 'refused', code }),
  resumed: () => ({ status: 'unknown' }),
}
const revoked: Row = {
  ...open,
  answered: stay,
  silent: stay,
  busy: stay,
  unauthorised: stay,
  refused: stay,
  revoked: stay,
}

const table: { [S in Link['status']]: Row } = {
  unknown: open,
  clear: open,
  silent: open,
  refused: open,
  // A late answer to an earlier request does not shorten the wait or undo a pause.
  busy: { ...open, answered: stay, silent: stay },
  'signed-out': { ...open, answered: stay, silent: stay, busy: stay, refused: stay },
  revoked,
}

export function nextLink(link: Link, event: LinkEvent): Link {
  const on = table[link.status][event.type] as (link: Link, event: LinkEvent) => Link
  return on(link, event)
}
