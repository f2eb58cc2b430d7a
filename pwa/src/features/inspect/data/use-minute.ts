import { useEffect, useState } from 'react'

const minute = 60_000

/** The time in milliseconds, renewed every minute: ages and "today" must not stand still on an open screen. */
export function useMinute(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minute)
    return () => clearInterval(timer)
  }, [])
  return now
}
