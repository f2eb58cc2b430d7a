import { useEffect, useRef } from 'react'
import { LocalWords } from '#words/local-words.tsx'
import { useWords } from '#words/words.tsx'
import type { CheckpointView } from '../model/checkpoint-view.ts'
import { CheckpointRow } from './checkpoint-row.tsx'

type ListProps = {
  items: readonly CheckpointView[]
  current: string | null
  onOpen: (code: string) => void
  onPass?: (item: CheckpointView) => void
  onFail?: (item: CheckpointView) => void
}

function bySection(items: readonly CheckpointView[]) {
  return [...Map.groupBy(items, ({ section }) => section.code).values()]
}

/** All checkpoints by section; sections outside the window are not laid out. */
export function CheckpointList({ items, current, onOpen, onPass, onFail }: ListProps) {
  const { check } = useWords().messages
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    if (current) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <nav className="check-list" aria-label={check.checkpoints} ref={list}>
      {bySection(items).map((group) => (
        <section
          key={group[0]?.section.code}
          className="check-section"
          style={{ containIntrinsicBlockSize: `auto ${48 + group.length * 72}px` }}
        >
          <SectionHead group={group} />
          <ul className="rows">
            {group.map((item) => (
              <CheckpointRow
                key={item.checkpoint.code}
                item={item}
                current={item.checkpoint.code === current}
                onOpen={() => onOpen(item.checkpoint.code)}
                onPass={onPass && (() => onPass(item))}
                onFail={onFail && (() => onFail(item))}
              />
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

function SectionHead({ group }: { group: readonly CheckpointView[] }) {
  const { messages, formats } = useWords()
  const [first] = group
  if (!first) return null
  const done = group.filter((item) => item.done).length
  return (
    <h2 className="spread section-head">
      <span>
        {first.section.code} <LocalWords of={first.section.title} />
      </span>
      <span className="quiet small tabular">
        {messages.check.progress(formats.number(done), formats.number(group.length))}
      </span>
    </h2>
  )
}
