// Where a device stands in the feed: which life of the database, which position, and up to which day assignments have
// been shown. The day is needed because an assignment enters the window by the passing of time, without a new position.
import { CalendarDate } from '@sac/contracts/ids'

export type Cursor = { generation: string; position: number; shownUntil: string }

export const formatCursor = ({ generation, position, shownUntil }: Cursor): string =>
  `${generation}.${position}.${shownUntil}`

/** null for text that is no cursor of ours. */
export function parseCursor(text: string): Cursor | null {
  const parts = /^([0-9a-f]{12})\.(\d{1,15})\.(\d{4}-\d{2}-\d{2})$/.exec(text)
  const [, generation, position, shownUntil] = parts ?? []
  if (generation === undefined || position === undefined || shownUntil === undefined) return null
  if (!CalendarDate.safeParse(shownUntil).success) return null
  return { generation, position: Number(position), shownUntil }
}
