import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { answerCheckpoint } from '../actions/answer-checkpoint.ts'
import { useCurrentInspection } from '../current-inspection.ts'
import type { CheckpointView } from '../model/checkpoint-view.ts'
import { firstUnanswered, neighbour } from '../model/first-unanswered.ts'
import { useRecording } from '../use-recording.ts'

export type OpenSheet =
  | { kind: 'fail'; code: string; suggested: string | null }
  | { kind: 'more'; code: string }
  | { kind: 'camera'; code: string; defectId: string | null }

const route = getRouteApi('/i/$inspectionId/check')

export type Checking = ReturnType<typeof useChecking>

/** Which checkpoint is in focus, where to go from it, and the answers of one tap. */
export function useChecking(open: (sheet: OpenSheet) => void) {
  const { view, id } = useCurrentInspection()
  const { at, list = false } = route.useSearch()
  const navigate = useNavigate()
  const { record, state } = useRecording()
  const [resumedAt] = useState(() => firstUnanswered(view.items) ?? view.items[0]?.checkpoint.code ?? null)
  const item = view.byCode.get(at ?? resumedAt ?? '') ?? view.items[0] ?? null
  const show = (code: string, asList: boolean) =>
    void navigate({
      to: '/i/$inspectionId/check',
      params: { inspectionId: id },
      search: { at: code, ...(asList && { list: true }) },
      replace: true,
      resetScroll: !asList,
    })
  const advance = (from: CheckpointView) => {
    if (list) return
    const next = firstUnanswered(view.items, from.checkpoint.code)
    if (next) show(next, false)
    else void navigate({ to: '/i/$inspectionId/review', params: { inspectionId: id } })
  }
  return {
    item,
    list,
    failedToSave: state === 'failed',
    record,
    advance,
    goTo: (code: string) => show(code, false),
    step: (by: 1 | -1) => (item ? neighbour(view.items, item.checkpoint.code, by) : null),
    pass: (passed: CheckpointView) =>
      void record(answerCheckpoint(passed, { answer: 'ok' })).then((saved) => saved && advance(passed)),
    fail: (failed: CheckpointView, suggested?: string) => {
      open({ kind: 'fail', code: failed.checkpoint.code, suggested: suggested ?? null })
      void record(answerCheckpoint(failed, { answer: 'defect' }))
    },
  }
}
