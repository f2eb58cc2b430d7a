import { useState } from 'react'
import { useAsked } from '../use-asked.ts'
import { keepColumns, recallColumns } from './kept-views.ts'

type Known = readonly { id: string; isExtra?: boolean }[]

/** Which columns are shown: as the address says, as this device remembers, or as usual. */
export function useColumns(list: string, columns: Known) {
  const { asked, ask } = useAsked()
  const [kept, setKept] = useState(() => recallColumns(list))
  const usual = columns.filter(({ isExtra }) => !isExtra).map(({ id }) => id)
  const wanted = new Set(asked['columns']?.split(',') ?? kept ?? usual)
  const shown = columns.filter(({ id }) => wanted.has(id)).map(({ id }) => id)
  const choose = (ids: readonly string[] | null) => {
    keepColumns(list, ids)
    setKept(ids && [...ids])
    ask({ columns: ids?.join(',') })
  }
  return { shown: shown.length > 0 ? shown : usual, isUsual: asked['columns'] === undefined && kept === null, choose }
}
