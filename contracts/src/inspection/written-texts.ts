// Every text a person wrote that a paper will show, and which of them it cannot show as they are. Device and office ask the same.
import { judgeText, type TextFault, type TextField } from '../text/judge-text.ts'
import type { Defect, InspectionState, Seal } from './fold.ts'

/** Where a text stands, so that it can be written anew. */
export type TextPlace =
  | { of: 'vehicle'; part: 'plate' | 'make' | 'model' }
  | { of: 'remark' }
  | { of: 'defect'; id: string; part: 'note' | 'loweredReason' | 'seat' }
  | { of: 'answer'; id: string }
  | { of: 'advisory'; id: string }
  | { of: 'equipment'; id: string; part: 'name' | 'serial' }
  | { of: 'abandoned' }
  /** Of sealing again; each seal has its own. */
  | { of: 'seal' }

export type WrittenText = {
  place: TextPlace
  field: TextField
  /** In the words of the report, for example `vehicle.plate` or `note of 1.1.6.a`. */
  name: string
  text: string
}
export type FaultyText = WrittenText & { fault: TextFault }

type Maybe = Omit<WrittenText, 'text'> & { text: string | null | undefined }

const vehicleTexts = ({ vehicle }: InspectionState): Maybe[] =>
  (['plate', 'make', 'model'] as const).map((part) => ({
    place: { of: 'vehicle', part },
    field: part,
    name: `vehicle.${part}`,
    text: vehicle[part]?.value,
  }))

const defectTexts = ({ defectId: id, deficiency, note, loweredReason, location }: Defect): Maybe[] => [
  { place: { of: 'defect', id, part: 'note' }, field: 'note', name: `note of ${deficiency}`, text: note },
  {
    place: { of: 'defect', id, part: 'loweredReason' },
    field: 'reason',
    name: `reason for the severity of ${deficiency}`,
    text: loweredReason,
  },
  { place: { of: 'defect', id, part: 'seat' }, field: 'seat', name: `seat of ${deficiency}`, text: location.seat },
]

const answerTexts = ({ answers }: InspectionState): Maybe[] =>
  [...answers].map(([id, { value }]) => ({
    place: { of: 'answer', id },
    field: 'reason',
    name: `reason at ${id}`,
    text: value.reason,
  }))

const advisoryTexts = ({ advisories }: InspectionState): Maybe[] =>
  advisories.map(({ advisoryId: id, checkpoint, text }) => ({
    place: { of: 'advisory', id },
    field: 'reason',
    name: `advisory at ${checkpoint}`,
    text,
  }))

const equipmentTexts = ({ equipment }: InspectionState): Maybe[] =>
  [...equipment].flatMap(([id, { value }]) =>
    (['name', 'serial'] as const).map(
      (part): Maybe => ({
        place: { of: 'equipment', id, part },
        field: 'equipment',
        name: `${part} of equipment ${id}`,
        text: value[part],
      }),
    ),
  )

function sealTexts(seal: Seal | undefined): Maybe[] {
  if (!seal) return []
  const again: Maybe = { place: { of: 'seal' }, field: 'reason', name: 'reason for sealing again', text: seal.reason }
  if (seal.type !== 'abandoned') return [again]
  return [again, { place: { of: 'abandoned' }, field: 'reason', name: 'reason for giving up', text: seal.text }]
}

const isWritten = (one: Maybe): one is WrittenText => typeof one.text === 'string' && one.text !== ''

/** All texts of an inspection under a seal, those of the car first. */
const writtenTexts = (state: InspectionState, seal: Seal | undefined): WrittenText[] =>
  [
    ...vehicleTexts(state),
    {
      place: { of: 'remark' } as const,
      field: 'remark' as const,
      name: 'remark',
      text: state.remark?.value.text,
    },
    ...state.defects.flatMap(defectTexts),
    ...answerTexts(state),
    ...advisoryTexts(state),
    ...equipmentTexts(state),
    ...sealTexts(seal),
  ].filter(isWritten)

/** Those that hold what nobody sees, what no font has, or more than the code of the certificate takes. */
export const faultyTexts = (state: InspectionState, seal: Seal | undefined): FaultyText[] =>
  writtenTexts(state, seal).flatMap((one) => {
    const fault = judgeText(one.text, one.field)
    return fault ? [{ ...one, fault }] : []
  })
