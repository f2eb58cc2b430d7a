import { useEffect, useRef, useState } from 'react'
import { Icon } from '#design/icon.tsx'
import { useWords } from '#words/admin/words.tsx'
import { useKeys } from '../use-keys.ts'

/** While somebody is typing nothing is asked. */
const pauseMs = 250

type SearchFieldProps = { label: string; value: string; onSearch: (text: string) => void }

/** Searches as one types; `/` leads to it. */
export function SearchField({ label, value, onSearch }: SearchFieldProps) {
  const { lists } = useWords().messages
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useTyped(value, onSearch)
  useKeys({ '/': () => field.current?.select() })
  return (
    <label className="search">
      <Icon name="search" />
      <span className="visually-hidden">{`${lists.search}: ${label}`}</span>
      <input
        ref={field}
        type="search"
        className="input"
        placeholder={label}
        maxLength={60}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
    </label>
  )
}

function useTyped(value: string, onSearch: (text: string) => void) {
  const [typed, setTyped] = useState(value)
  const [known, setKnown] = useState(value)
  // The address was changed by something else: a view, a link, the way back.
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
