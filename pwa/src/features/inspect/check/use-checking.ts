import type { Hit } from '@sac/contracts/template/search-deficiencies'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { answerCheckpoint } from '../actions/answer-checkpoint.ts'
import { moveFail } from '../actions/move-fail.ts'
import { useCurrentInspection } from '../current-inspection.ts'
import type { CheckpointView } from '../model/checkpoint-view.ts'
import type { InspectionView } from '../model/inspection-view.ts'
import { judge } from '../model/measured-places.ts'
import { openSuggestions, type Suggestion } from '../model/suggestions.ts'
import { useRecord } from '../recording/use-recording.ts'
import { firstUnanswered, neighbour } from './first-unanswered.ts'

export type OpenSheet =
  | { kind: 'fail'; code: string; suggested: Suggestion | null }
  | { kind: 'beyond'; code: string }
  | { kind: 'more'; code: string }
  | { kind: 'camera'; code: string; defectId: string | null }

const route = getRouteApi('/i/$inspectionId/check')

export type Checking = ReturnType<typeof useChecking>

/** A value out of its limits cannot pass, whatever is tapped. */
const isBeyondLimit = ({ checkpoint }: CheckpointView, { state, traits }: InspectionView): boolean =>
  traits !== null && openSuggestions(judge(checkpoint, { state, traits }), []).length > 0

/** Which checkpoint is in focus, where to go from it, and the answers of one tap. `left`: half done before. */
export function useChecking(open: (sheet: OpenSheet) => void, left: OpenSheet | null) {
  const { view, id } = useCurrentInspection()
  const { at, list = false } = route.useSearch()
  const navigate = useNavigate()
  const { record, failure } = useRecord()
  const [resumedAt] = useState(() => left?.code ?? firstUnanswered(view.items) ?? view.items[0]?.checkpoint.code)
  const item = view.byCode.get(at ?? resumedAt ?? '') ?? view.items[0] ?? null
  const params = { inspectionId: id }
  const goTo = (code: string) =>
    void navigate({ to: '/i/$inspectionId/check', params, search: { at: code }, replace: true })
  const advance = (from: CheckpointView) => {
    if (list) return
    const next = firstUnanswered(view.items, from.checkpoint.code)
    if (next) goTo(next)
    else void navigate({ to: '/i/$inspectionId/review', params })
  }
  return {
    item,
    list,
    failure,
    record,
    advance,
    goTo,
    step: (by: 1 | -1) => (item ? neighbour(view.items, item.checkpoint.code, by) : null),
    isBeyond: (one: CheckpointView) => isBeyondLimit(one, view),
    pass: (passed: CheckpointView) => {
      if (isBeyondLimit(passed, view)) return open({ kind: 'beyond', code: passed.checkpoint.code })
      void record(answerCheckpoint(passed, { answer: 'ok' })).then((saved) => saved && advance(passed))
    },
    failElsewhere: (from: CheckpointView, { checkpoint: { code }, deficiency }: Hit) => {
      open({ kind: 'fail', code, suggested: { deficiency: deficiency.code, location: {} } })
      void record(moveFail(from, view.byCode.get(code) ?? null, code))
      goTo(code)
    },
    fail: (failed: CheckpointView, suggested?: Suggestion) => {
      open({ kind: 'fail', code: failed.checkpoint.code, suggested: suggested ?? null })
      void record(answerCheckpoint(failed, { answer: 'defect' }))
    },
  }
}
