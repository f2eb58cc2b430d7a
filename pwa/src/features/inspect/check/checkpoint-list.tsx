import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { Rows } from '#design/rows.tsx'
import { LocalWords } from '#words/local-words.tsx'
import { useWords } from '#words/words.tsx'
import type { CheckpointView } from '../model/checkpoint-view.ts'
import { CheckpointRow, type RowActs } from './checkpoint-row.tsx'

type ListProps = {
  items: readonly CheckpointView[]
  current: string | null
  /** Rows answer without opening the card. */
  quick: boolean
  acts: RowActs
}

/** One object for the life of the list that does what the newest of `acts` does. */
function useLatest(acts: RowActs): RowActs {
  const latest = useRef(acts)
  useLayoutEffect(() => {
    latest.current = acts
  })
  return useMemo(
    () => ({
      open: (item) => latest.current.open(item),
      pass: (item) => latest.current.pass(item),
      fail: (item) => latest.current.fail(item),
    }),
    [],
  )
}

function bySection(items: readonly CheckpointView[]) {
  return [...Map.groupBy(items, ({ section }) => section.code).values()]
}

/** All checkpoints by section; sections outside the window are not laid out. */
export function CheckpointList({ items, current, quick, acts }: ListProps) {
  const { check } = useWords().messages
  const list = useRef<HTMLElement>(null)
  const latest = useLatest(acts)
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
          <Rows>
            {group.map((item) => (
              <CheckpointRow
                key={item.checkpoint.code}
                item={item}
                current={item.checkpoint.code === current}
                quick={quick}
                acts={latest}
              />
            ))}
          </Rows>
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
