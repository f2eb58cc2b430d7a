import { isolated } from '@sac/contracts/text/isolate'
import { Suspense, useState } from 'react'
import { useMedia } from '#design/use-media.ts'
import { useTitle } from '#design/use-title.ts'
import { useWords } from '#words/words.tsx'
import { type CurrentInspection, useCurrentInspection } from '../current-inspection.ts'
import { draftedAt } from '../fail/fail-draft.ts'
import { draftPlace } from '../text-draft.ts'
import { CheckBar } from './check-bar.tsx'
import { CheckFoot } from './check-foot.tsx'
import { CheckSheets } from './check-sheets.tsx'
import { CheckpointCard } from './checkpoint-card.tsx'
import { CheckpointList } from './checkpoint-list.tsx'
import { checkpointOf } from './more-place.ts'
import { type Checking, type OpenSheet, useChecking } from './use-checking.ts'

/** Same as in check.css. */
const roomForTwo = '(min-width: 56.25em), (min-width: 43.75em) and (orientation: landscape)'

/** The defect that was being named, or the sheet that was being written in, when the app went away. */
function interrupted({ id, actorId, view }: CurrentInspection): OpenSheet | null {
  const isHere = (code: string | null): code is string => code !== null && !view.sealed && view.byCode.has(code)
  const [named, written] = [draftedAt(id), checkpointOf(draftPlace({ id, actorId }))]
  if (isHere(named)) return { kind: 'fail', code: named, suggested: null }
  return isHere(written) ? { kind: 'more', code: written } : null
}

/** One checkpoint at a time, or all of them as a list; side by side where there is room. */
export function CheckScreen() {
  const current = useCurrentInspection()
  const { view } = current
  const { check } = useWords().messages
  const [left] = useState(() => interrupted(current))
  const [sheet, setSheet] = useState(left)
  const checking = useChecking(setSheet, left)
  const twoPanes = useMedia(roomForTwo)
  useTitle([isolated(view.plate ?? ''), check.checkpoints].filter(Boolean).join(' · '))
  return (
    <div className="screen check-screen">
      <CheckBar list={checking.list} />
      <main className="panes">
        {(twoPanes || checking.list) && <ListPane checking={checking} />}
        {(twoPanes || !checking.list) && (
          <CardPane key={checking.item?.checkpoint.code} checking={checking} onOpen={setSheet} />
        )}
      </main>
      <CheckFoot checking={checking} onMore={(code) => setSheet({ kind: 'more', code })} />
      <Suspense>{sheet && <CheckSheets sheet={sheet} onChange={setSheet} checking={checking} />}</Suspense>
    </div>
  )
}

function ListPane({ checking }: { checking: Checking }) {
  const { view } = useCurrentInspection()
  const { item, list, goTo, pass, fail } = checking
  return (
    <div className="pane-list">
      <CheckpointList
        items={view.items}
        current={item?.checkpoint.code ?? null}
        quick={list && !view.sealed}
        acts={{ open: ({ checkpoint }) => goTo(checkpoint.code), pass, fail }}
      />
    </div>
  )
}

type CardPaneProps = { checking: Checking; onOpen: (sheet: OpenSheet) => void }

function CardPane({ checking: { item, fail }, onOpen }: CardPaneProps) {
  return (
    <div className="pane-card">
      {item && (
        <CheckpointCard
          item={item}
          onFail={(suggested) => fail(item, suggested)}
          onPhotograph={(defectId) => onOpen({ kind: 'camera', code: item.checkpoint.code, defectId })}
        />
      )}
    </div>
  )
}
