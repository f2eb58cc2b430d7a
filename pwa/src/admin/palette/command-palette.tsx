// Goes anywhere by a few letters. A dialog with a combobox of our own: React Aria's would cost 38 kB for the same.
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- no select has a field in which one types what is in it. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Sheet } from '#design/sheet.tsx'
import { useWords } from '#words/admin/words.tsx'
import { type Command, matchCommands } from './match-commands.ts'
import { useCommands } from './use-commands.ts'

/** What is typed, what fits, and which of it Enter means. */
function useFinding(onClose: () => void) {
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const { going, finding } = useCommands(typed)
  const found = [...matchCommands(going, typed), ...finding]
  const run = (command: Command | undefined) => {
    if (!command) return
    onClose()
    command.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && found.length > 0) setAt((at + step + found.length) % found.length)
    else if (event.key === 'Enter') run(found[at])
    else return
    event.preventDefault()
  }
  const type = (text: string) => {
    setTyped(text)
    setAt(0)
  }
  return { typed, type, found, at, run, onKeyDown }
}

export function CommandPalette({ onClose }: { onClose: () => void }) {
  const { common } = useWords().messages
  const { typed, type, found, at, run, onKeyDown } = useFinding(onClose)
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  // The dialog, once open, has given the focus to its heading.
  useEffect(() => field.current?.focus(), [])
  return (
    <Sheet title={common.palette.title} closeLabel={common.close} onClose={onClose} className="palette">
      <input
        ref={field}
        className="input"
        role="combobox"
        aria-label={common.palette.title}
        aria-expanded
        aria-controls={id}
        aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        maxLength={60}
        placeholder={common.palette.hint}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Found id={id} found={found} at={at} onRun={run} />
    </Sheet>
  )
}

type FoundProps = { id: string; found: readonly Command[]; at: number; onRun: (command: Command) => void }

function Found({ id, found, at, onRun }: FoundProps) {
  const { common } = useWords().messages
  if (found.length === 0) return <p className="quiet">{common.palette.nothing}</p>
  return (
    <div role="listbox" id={id} aria-label={common.palette.title} className="palette-found">
      {found.map((command, index) => (
        // The field keeps the focus and hears the keys.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
        <div
          key={command.id}
          role="option"
          id={`${id}-${index}`}
          aria-selected={index === at}
          ref={index === at ? (row) => row?.scrollIntoView({ block: 'nearest' }) : undefined}
          onClick={() => onRun(command)}
        >
          <span>{command.name}</span>
          {command.within && <span className="quiet small">{command.within}</span>}
        </div>
      ))}
    </div>
  )
}
