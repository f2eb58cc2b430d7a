// What is typed in the fail sheet before the defect is added, and what it becomes.
import { canonicalJson } from '@sac/contracts/canonical-json'
import type { Defect } from '@sac/contracts/inspection/fold'
import type { LoweringCause } from '@sac/contracts/inspection/lowering-cause'
import { severityRank } from '@sac/contracts/inspection/missing'
import type { Deficiency, Severity } from '@sac/contracts/template/template'
import { judgeText } from '@sac/contracts/text/judge-text'
import type { NewDefect } from '../actions/add-defect.ts'
import type { DefectLocation } from './describe-location.ts'

export type DefectForm = {
  deficiency: Deficiency | null
  location: DefectLocation
  note: string
  repairedOnSpot: boolean
  prohibition: boolean
  /** Null: as the catalogue says. */
  severity: Severity | null
  /** A lower severity is explained by a choice and by words. */
  lowerCause: LoweringCause | null
  lowerReason: string
}

export const emptyForm: DefectForm = {
  deficiency: null,
  location: {},
  note: '',
  repairedOnSpot: false,
  prohibition: false,
  severity: null,
  lowerCause: null,
  lowerReason: '',
}

/** Choosing another deficiency drops what belonged to the catalogue entry, and keeps place and note. */
export const chooseDeficiency = (form: DefectForm, deficiency: Deficiency): DefectForm => ({
  ...form,
  deficiency,
  severity: null,
  lowerCause: null,
  lowerReason: '',
  repairedOnSpot: false,
  prohibition: deficiency.severity === 'dangerous',
})

export const isLowered = ({ deficiency, severity }: DefectForm): boolean =>
  deficiency !== null && severity !== null && severityRank(severity) < severityRank(deficiency.severity)

const isExplained = ({ lowerCause, lowerReason }: DefectForm): boolean =>
  Boolean(lowerCause) && lowerReason.trim() !== ''

/** `text`: said at the field. */
export type FormProblem = 'deficiency' | 'lower-reason' | 'text'

export function problemOf(form: DefectForm): FormProblem | null {
  if (form.deficiency === null) return 'deficiency'
  if (isLowered(form) && !isExplained(form)) return 'lower-reason'
  return judgeText(form.note, 'note') || judgeText(form.lowerReason, 'reason') ? 'text' : null
}

/** Already recorded at the same place: the same defect twice is one tap too many. */
export const isTwin = ({ deficiency, location }: DefectForm, recorded: readonly Defect[]): boolean =>
  recorded.some(
    (defect) => defect.deficiency === deficiency?.code && canonicalJson(defect.location) === canonicalJson(location),
  )

function loweringOf(form: DefectForm): Pick<NewDefect, 'loweredReason' | 'loweredFor'> {
  if (!isLowered(form)) return { loweredReason: null }
  return { loweredReason: form.lowerReason.trim(), ...(form.lowerCause && { loweredFor: form.lowerCause }) }
}

/** The defect to record; null while something is missing. */
export function toDefect(form: DefectForm): NewDefect | null {
  const { deficiency } = form
  if (deficiency === null || problemOf(form) !== null) return null
  return {
    deficiency: deficiency.code,
    severity: form.severity ?? deficiency.severity,
    ...loweringOf(form),
    location: form.location,
    note: form.note.trim() || null,
    repairedOnSpot: form.repairedOnSpot && deficiency.repairableOnSpot,
    prohibition: form.prohibition,
  }
}
