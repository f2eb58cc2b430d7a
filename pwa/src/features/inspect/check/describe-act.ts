import type { EventLine } from '@sac/contracts/sync/event-line'
import { findDeficiency } from '@sac/contracts/template/find-deficiency'
import type { Words } from '#words/words.tsx'
import type { InspectionView } from '../model/inspection-view.ts'
import type { Undoable } from './undo.ts'

type Describe<T extends EventLine['type']> = (
  line: Extract<EventLine, { type: T }>,
  view: InspectionView,
  words: Words,
) => string

const titleOf = (code: string, { byCode }: InspectionView, { text }: Words) => {
  const item = byCode.get(code)
  return item ? text(item.checkpoint.title) : code
}

const describers: { [T in Undoable]: Describe<T> } = {
  answered: ({ payload }, view, words) => {
    const { acts, answers } = words.messages.check
    return acts.answer(titleOf(payload.checkpoint, view, words), answers[payload.answer])
  },
  measured: ({ payload }, view, words) => {
    const measurement = view.byCode
      .get(payload.checkpoint)
      ?.checkpoint.measurements.find(({ key }) => key === payload.measurement)
    const position = words.messages.measure.positions[payload.position] ?? payload.position
    const what = [measurement ? words.text(measurement.label) : payload.measurement, position].filter(Boolean).join(' ')
    const { acts } = words.messages.check
    if (payload.value === null) return acts.cleared(what)
    return acts.measured(
      what,
      words.formats.amount(words.formats.number(payload.value, measurement?.decimals), measurement?.unit ?? ''),
    )
  },
  'defect-added': ({ payload }, view, words) => {
    const found = findDeficiency(view.template, payload.deficiency)
    return words.messages.check.acts.defectAdded(found ? words.text(found.deficiency.text) : payload.deficiency)
  },
  'defect-removed': (_line, _view, { messages }) => messages.check.acts.defectRemoved,
  'advisory-added': (_line, _view, { messages }) => messages.check.acts.advisoryAdded,
  'advisory-removed': (_line, _view, { messages }) => messages.check.acts.advisoryRemoved,
  'photo-captured': (_line, _view, { messages }) => messages.check.acts.photoAdded,
  'photo-removed': (_line, _view, { messages }) => messages.check.acts.photoRemoved,
  'remark-written': (_line, _view, { messages }) => messages.check.acts.remark,
  'equipment-used': ({ payload }, _view, { messages }) => messages.check.acts.equipment(payload.name),
  'vehicle-recorded': ({ payload }, _view, { messages }) =>
    messages.check.acts.vehicle(messages.vehicle[payload.field].toLowerCase()),
}

/** A recorded act in a few words, for the Undo slot. */
export function describeAct(line: EventLine, view: InspectionView, words: Words): string {
  const describe = describers[line.type as Undoable] as Describe<EventLine['type']> | undefined
  return describe?.(line, view, words) ?? line.type
}
