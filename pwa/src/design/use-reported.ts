import { useEffect, useState } from 'react'
import { createId } from '#platform/create-id.ts'

/** Reports what broke a page once, and gives the code by which the report is found. */
export function useReported(error: unknown): string {
  const [code] = useState(() => createId().slice(-12))
  useEffect(() => {
    reportError(new Error(`${code}: ${error instanceof Error ? error.message : String(error)}`, { cause: error }))
  }, [code, error])
  return code
}
