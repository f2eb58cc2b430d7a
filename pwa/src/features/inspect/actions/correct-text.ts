// A text the office could not take, written anew: the line that gives its field another value, or takes an item of a set away
// and adds it again.
import type { Recorded } from '@sac/contracts/inspection/field-key'
import type { Author, Defect, InspectionState } from '@sac/contracts/inspection/fold'
import type { TextPlace } from '@sac/contracts/inspection/written-texts'
import { cleanPlate } from '../model/vehicle-form.ts'
import { addAdvisory, writeRemark } from './write-texts.ts'

type Correction = { text: string; newId: () => string }
type Of<Kind extends TextPlace['of']> = Extract<TextPlace, { of: Kind }>
type Correct = {
  [Kind in TextPlace['of']]: (place: Of<Kind>, state: InspectionState, correction: Correction) => Recorded[]
}

const correctors: Correct = {
  vehicle: ({ part }, _state, { text }) => [
    {
      type: 'vehicle-recorded',
      payload: { field: part, value: part === 'plate' ? cleanPlate(text) : text },
    },
  ],
  remark: (_place, _state, { text }) => writeRemark(text),
  defect: ({ id, part }, state, { text, newId }) => {
    const defect = state.defects.find(({ defectId }) => defectId === id)
    return defect ? replaceDefect(defect, { state, newId, change: defectChange(defect, part, text) }) : []
  },
  answer: ({ id }, { answers }, { text }) => {
    const given = answers.get(id)?.value
    return given ? [{ type: 'answered', payload: { ...given, reason: text } }] : []
  },
  advisory: ({ id }, { advisories }, { text, newId }) => {
    const advisory = advisories.find(({ advisoryId }) => advisoryId === id)
    if (!advisory) return []
    const removed: Recorded = { type: 'advisory-removed', payload: { advisoryId: id } }
    return [removed, ...(text ? addAdvisory(newId(), advisory.checkpoint, text) : [])]
  },
  equipment: ({ id, part }, { equipment }, { text }) => {
    const used = equipment.get(id)?.value
    return used ? [{ type: 'equipment-used', payload: { ...used, [part]: text } }] : []
  },
  // They belong to the seal, and a new one has its own.
  abandoned: () => [],
  seal: () => [],
}

type NewDefect = Extract<Recorded, { type: 'defect-added' }>['payload']

function defectChange({ location }: Defect, part: Of<'defect'>['part'], text: string): Partial<NewDefect> {
  if (part !== 'seat') return { [part]: text || null }
  const { seat: _, ...elsewhere } = location
  return { location: text ? { ...elsewhere, seat: text } : elsewhere }
}

function withoutAuthor<Item extends Author>(item: Item): Omit<Item, keyof Author> {
  const { eventId: _eventId, actorId: _actorId, deviceId: _deviceId, at: _at, ...payload } = item
  return payload
}

type Replacement = { state: InspectionState; newId: () => string; change: Partial<NewDefect> }

/** An id once removed never returns: the defect comes back under a new one, with its photos. */
function replaceDefect(defect: Defect, { state, newId, change }: Replacement): Recorded[] {
  const before = withoutAuthor(defect)
  const defectId = newId()
  const photos = state.photos.flatMap((photo): Recorded[] =>
    photo.defectId === before.defectId
      ? [
          { type: 'photo-removed', payload: { photoId: photo.photoId } },
          { type: 'photo-captured', payload: { ...withoutAuthor(photo), photoId: newId(), defectId } },
        ]
      : [],
  )
  return [
    { type: 'defect-removed', payload: { defectId: before.defectId } },
    { type: 'defect-added', payload: { ...before, ...change, defectId } },
    ...photos,
  ]
}

/** The lines that put `text` in place of what stands there; none where nothing stands any more. */
export const correctText = (state: InspectionState, place: TextPlace, { text, newId }: Correction): Recorded[] =>
  correctors[place.of](place as never, state, { text: text.trim(), newId })

const mayBeEmpty: ReadonlySet<string> = new Set(['remark', 'advisory', 'note', 'seat'])

/** Whether the text may be left out altogether. */
export const mayBeLeftOut = (place: TextPlace): boolean => mayBeEmpty.has(place.of === 'defect' ? place.part : place.of)
