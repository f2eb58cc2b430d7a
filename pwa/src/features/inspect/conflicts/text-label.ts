import type { TextPlace } from '@sac/contracts/inspection/written-texts'
import { findDeficiency } from '@sac/contracts/template/find-deficiency'
import type { Words } from '#words/words.tsx'
import type { InspectionView } from '../model/inspection-view.ts'

type Labels = {
  [Kind in TextPlace['of']]: (place: Extract<TextPlace, { of: Kind }>, view: InspectionView, words: Words) => string
}

const about = (subject: string, what: string, { messages }: Words) => subject + messages.common.colon + what

function titleOf(code: string, { byCode }: InspectionView, { text }: Words): string {
  const item = byCode.get(code)
  return item ? text(item.checkpoint.title) : code
}

const labels: Labels = {
  vehicle: ({ part }, _view, { messages }) => messages.vehicle[part],
  remark: (_place, _view, { messages }) => messages.review.remark,
  defect: ({ id, part }, { state, template }, words) => {
    const { fail } = words.messages
    const code = state.defects.find(({ defectId }) => defectId === id)?.deficiency ?? ''
    const known = findDeficiency(template, code)?.deficiency
    const what = { note: fail.note, loweredReason: fail.lowerReason, seat: fail.seat }[part]
    return about(known ? words.text(known.text) : code, what, words)
  },
  answer: ({ id }, view, words) => about(titleOf(id, view, words), words.messages.check.reason, words),
  advisory: ({ id }, view, words) => {
    const at = view.state.advisories.find(({ advisoryId }) => advisoryId === id)
    return about(titleOf(at?.checkpoint ?? '', view, words), words.messages.check.advisory, words)
  },
  equipment: ({ id }, _view, { messages }) => messages.conflicts.equipment(id),
  abandoned: (_place, _view, { messages }) => messages.sign.abandonText,
  seal: (_place, _view, { messages }) => messages.conflicts.reason,
}

/** What a refused text is, for the label of the field that takes it anew. */
export const textLabel = (place: TextPlace, view: InspectionView, words: Words): string =>
  labels[place.of](place as never, view, words)
