import { useParams } from '@tanstack/react-router'

/** A parameter of the address of the page shown; empty where it has none of this name. */
export function useParam(name: string): string {
  const params: Record<string, unknown> = useParams({ strict: false })
  const value = params[name]
  return typeof value === 'string' ? value : ''
}
