import { useEffect, useState } from 'react'

/** While somebody is typing nothing is asked. */
const pauseMs = 250

/** What stands in a search field; told once typing rests. `value`: what is searched for, which others may change. */
export function useTyped(value: string, onSearch: (text: string) => void) {
  const [typed, setTyped] = useState(value)
  const [known, setKnown] = useState(value)
  // Changed by something else: a view, a link, the way back.
  if (known !== value) {
    setKnown(value)
    if (typed.trim() !== value) setTyped(value)
  }
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => onSearch(typed.trim()), pauseMs)
    return () => clearTimeout(timer)
  })
  return [typed, setTyped] as const
}
