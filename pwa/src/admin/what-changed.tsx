import { Note } from '#design/note.tsx'
import { useWords } from '#words/admin/words.tsx'

type Lines = readonly string[]

/** What somebody else made of a record since it was opened here; nothing where it is as it was. */
export function WhatChanged({ before, now, by }: { before: Lines; now: Lines; by?: string }) {
  const { common } = useWords().messages
  const gone = before.filter((line) => !now.includes(line))
  const come = now.filter((line) => !before.includes(line))
  if (gone.length + come.length === 0) return null
  return (
    <Note tone="warn">
      <h3>{by === undefined ? common.changedWhat : common.changedBy(by)}</h3>
      <ul className="what-changed">
        {gone.map((line) => (
          <li key={line}>
            <del>{line}</del>
          </li>
        ))}
        {come.map((line) => (
          <li key={line}>
            <ins>{line}</ins>
          </li>
        ))}
      </ul>
    </Note>
  )
}
