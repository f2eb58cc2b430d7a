import { searchKeys } from '@sac/contracts/text/keys'
import { beginsWith } from './begins-with.ts'

/**
 * Pattern for LIKE that matches the keys of plates (contracts, text/keys) that begin with what was typed; empty, as no key is, where
 * too little is left of it to look for. Nothing where nothing was typed.
 */
export function plateBeginsWith(typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined
  const keys = searchKeys(typed)
  return keys ? beginsWith(keys.plate) : ''
}
