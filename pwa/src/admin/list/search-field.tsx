import { useRef } from 'react'
import { Icon } from '#design/icon.tsx'
import { useTyped } from '#design/use-typed.ts'
import { useWords } from '#words/admin/words.tsx'
import { useKeys } from '../use-keys.ts'

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
        size={Math.max(24, label.length)}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
    </label>
  )
}
