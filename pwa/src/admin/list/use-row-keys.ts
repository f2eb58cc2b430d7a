import type { RefObject } from 'react'
import { useKeys } from '../use-keys.ts'

type RowKeys = { body: RefObject<HTMLTableSectionElement | null>; onEnd: () => void }

/** What a row is reached by: its link, or where it leads nowhere its first control. */
const handleOf = (row: Element | null | undefined) =>
  row?.querySelector<HTMLElement>('a[href]') ?? row?.querySelector<HTMLElement>('button, input')

const current = () => document.activeElement?.closest('tr') ?? null

/** The row that has the focus is the one the keys mean: `j` and `k` move it, `x` selects it; Enter follows its link by itself. */
export function useRowKeys({ body, onEnd }: RowKeys): void {
  const rows = () => Array.from(body.current?.rows ?? [])
  const move = (step: 1 | -1) => {
    const all = rows()
    const at = all.findIndex((row) => row === current())
    const next = at === -1 ? all[0] : all[at + step]
    if (!next && step === 1) onEnd()
    handleOf(next)?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    x: () => current()?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click(),
  })
}
