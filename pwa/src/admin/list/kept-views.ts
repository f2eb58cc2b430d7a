// What somebody made of a list on this device: which columns it shows, and views they gave a name. Another version may have written
// them, so whatever cannot be read is not there.
import * as z from 'zod/mini'
import { recallJson, rememberJson } from '#platform/memory.ts'

const View = z.object({ name: z.string(), asked: z.record(z.string(), z.string()) })
/** What the address said when it was kept. */
export type View = z.infer<typeof View>

const viewsKey = (list: string) => `sac-admin-views ${list}`
const columnsKey = (list: string) => `sac-admin-columns ${list}`

export const recallViews = (list: string): View[] => z.safeParse(z.array(View), recallJson(viewsKey(list))).data ?? []

/** One of the same name is replaced; without `asked` it is forgotten. */
export function keepView(list: string, name: string, asked: View['asked'] | null): View[] {
  const others = recallViews(list).filter((view) => view.name !== name)
  const views = asked === null ? others : [...others, { name, asked }]
  rememberJson(viewsKey(list), views)
  return views
}

/** The ids of the columns; null for the usual ones. */
export const recallColumns = (list: string): string[] | null =>
  z.safeParse(z.array(z.string()), recallJson(columnsKey(list))).data ?? null

export const keepColumns = (list: string, ids: readonly string[] | null): void => rememberJson(columnsKey(list), ids)
