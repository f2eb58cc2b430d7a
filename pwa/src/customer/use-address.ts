import { useParams, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { readWanted, type Wanted } from './wanted.ts'

/** A parameter of the address of the page shown; empty where it has none of this name. */
export function useParam(name: string): string {
  const params: Record<string, unknown> = useParams({ strict: false })
  const value = params[name]
  return typeof value === 'string' ? value : ''
}

/** What the address says is wanted. */
export function useWanted(): Wanted {
  const search: unknown = useSearch({ strict: false })
  return useMemo(() => readWanted(search), [search])
}
