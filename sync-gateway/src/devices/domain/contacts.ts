// When a device spoke and how far it had come: what it recorded later than that is younger. Kept only as long as a line may still
// come that it says something of: nearly always one pair.

/** Highest number the device said it had, and the server's time in milliseconds; both rise from pair to pair. */
export type Contact = readonly [head: number, at: number]

/** More are not kept; of lines that are owed for so long less is known, and nothing wrong. */
export const maxContacts = 50

type Heard = {
  head: number
  at: Date
  /** Up to here everything has come. */
  contiguous: number
}

/** A head lower than before is an old message on its way, or a lost memory: neither says that a line was not there. */
export function afterContact(known: readonly Contact[], { head, at, contiguous }: Heard): Contact[] {
  const last = known.at(-1) ?? [0, 0]
  const contact: Contact = [Math.max(head, last[0]), Math.max(at.getTime(), last[1])]
  const rising = [...known.filter(([before]) => before < contact[0]), contact]
  const needed = rising.findLastIndex(([before]) => before <= contiguous)
  return rising.slice(Math.max(needed, 0)).slice(-maxContacts)
}

/** When the device was last heard that did not have this line yet; null when that is not known. */
export function lastContactBefore(known: readonly Contact[], seq: number): Date | null {
  const contact = known.findLast(([head]) => head < seq)
  return contact ? new Date(contact[1]) : null
}

/** Of one profile among those of its device; none where it is not known. */
export const contactsOf = (
  epochs: readonly { epoch: string; contacts: readonly Contact[] }[],
  epoch: string,
): readonly Contact[] => epochs.find((known) => known.epoch === epoch)?.contacts ?? []
