import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { readWanted, type Wanted } from './wanted.ts'

/** What the address says is wanted. */
export function useWanted(): Wanted {
  const search: unknown = useSearch({ strict: false })
  return useMemo(() => readWanted(search), [search])
}
