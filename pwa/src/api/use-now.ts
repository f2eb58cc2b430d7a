import { useEffect, useState } from 'react'
import { officeNow } from './office-clock.ts'

/** The office's time, drawn anew so often; `everyMs` null stands still. */
export function useNow(everyMs: number | null): number {
  const [now, setNow] = useState(officeNow)
  useEffect(() => {
    if (everyMs === null) return
    const timer = setInterval(() => setNow(officeNow()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
