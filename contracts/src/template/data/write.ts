// The hand that writes the section files: pairs are [English, French], synonyms one comma-separated line in both languages.
import type { Checkpoint, Deficiency, Limit, LocalText, Measurement, MeasurementRule, Severity } from '../template.ts'

export type Pair = readonly [en: string, fr: string]

export const text = ([en, fr]: Pair): LocalText => ({ en, fr })

type WriteDeficiency = (code: string, words: Pair, plain: Pair, synonyms?: string) => Deficiency

const write =
  (severity: Severity): WriteDeficiency =>
  (code, words, plain, synonyms = '') => ({
    code,
    severity,
    text: text(words),
    plain: text(plain),
    synonyms: synonyms
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
    repairableOnSpot: false,
  })

export const minor = write('minor')
export const major = write('major')
export const dangerous = write('dangerous')

/** A deficiency that can plausibly be put right in the bay: a bulb, a fuse, a wiper blade, a loose screw. */
export const onSpot = (deficiency: Deficiency): Deficiency => ({ ...deficiency, repairableOnSpot: true })

type CheckpointDraft = Pick<Checkpoint, 'code' | 'deficiencies' | 'common'> &
  Partial<Omit<Checkpoint, 'title' | 'help'>> & { title: Pair; help: Pair }

/** A mandatory visual checkpoint with a photo on defect, unless the draft says otherwise. */
export const checkpoint = ({ title, help, ...draft }: CheckpointDraft): Checkpoint => ({
  method: 'visual',
  mandatory: true,
  evidence: 'onDefect',
  locationAxes: [],
  measurements: [],
  rules: [],
  ...draft,
  title: text(title),
  help: text(help),
})

type MeasurementDraft = Pick<Measurement, 'key' | 'unit' | 'decimals' | 'per' | 'plausible'> &
  Partial<Measurement> & { name: Pair }

/** A required measurement, typed or sent by the device, unless the draft says otherwise. */
export const measurement = ({ name, ...draft }: MeasurementDraft): Measurement => ({
  label: text(name),
  required: true,
  sources: ['typed', 'device'],
  ...draft,
})

type LimitDraft = Omit<Limit, 'source' | 'verified'>

/** Limits from one source, none of them compared with it yet; what was, stands in `citations.ts`. */
export const unverified = (source: string, ...limits: LimitDraft[]): Limit[] =>
  limits.map((limit) => ({ ...limit, source, verified: false }))

export const rule = (id: string, quantity: MeasurementRule['quantity'], limits: Limit[]): MeasurementRule => ({
  id,
  quantity,
  limits,
})
