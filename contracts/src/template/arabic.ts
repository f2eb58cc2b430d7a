// The catalogue in Arabic. The Directive is not published in Arabic: this is a translation, the official text stays beside it.
import { computedLabel } from './computed-label.ts'
import { arabicAlikeWords } from './data/ar/alike-words.ts'
import type { ArabicTexts } from './data/ar/arabic-texts.ts'
import { body } from './data/ar/body.ts'
import { brakesControls } from './data/ar/brakes-controls.ts'
import { brakesLines } from './data/ar/brakes-lines.ts'
import { brakesPerformance } from './data/ar/brakes-performance.ts'
import { chassis } from './data/ar/chassis.ts'
import { electrical } from './data/ar/electrical.ts'
import { equipment } from './data/ar/equipment.ts'
import { identification } from './data/ar/identification.ts'
import { lamps } from './data/ar/lamps.ts'
import { nuisance } from './data/ar/nuisance.ts'
import { abandonReasonTexts, computedNames, notApplicableTexts, templateTitles } from './data/ar/reasons.ts'
import { runningGear } from './data/ar/running-gear.ts'
import { steering } from './data/ar/steering.ts'
import { visibility } from './data/ar/visibility.ts'
import { knownTemplates } from './known-templates.ts'
import { profiles } from './profiles.ts'
import type { InspectionTemplate } from './template.ts'
import { pairsOf, synonymsOf, type Translation, textsOf } from './translation.ts'

/** Everything written, by code. */
export const arabicTexts: ArabicTexts = {
  ...identification,
  ...brakesControls,
  ...brakesLines,
  ...brakesPerformance,
  ...steering,
  ...visibility,
  ...lamps,
  ...electrical,
  ...runningGear,
  ...chassis,
  ...body,
  ...equipment,
  ...nuisance,
}

const only = (texts: ArabicTexts, key: string) => [texts[key] ?? []].flat()[0]

/** What its rules compute, named after what was measured. */
const computedPairs = ({ sections }: InspectionTemplate) =>
  sections
    .flatMap(({ checkpoints }) => checkpoints)
    .flatMap(({ rules, measurements }) =>
      rules.flatMap(({ quantity: { of, measurement } }) => {
        const measured = measurements.find(({ key }) => key === measurement)
        if (of === 'value' || !measured) return []
        const names = [only(arabicTexts, measured.key), only(computedNames, of)]
        return [[computedLabel(measured.label, of), names.includes(undefined) ? undefined : names.join('، ')] as const]
      }),
    )

const pairsWithReasons = (template: InspectionTemplate) => [
  [template.title, only(templateTitles, template.id)] as const,
  ...pairsOf(template, arabicTexts),
  ...computedPairs(template),
  ...template.sections
    .flatMap(({ checkpoints }) => checkpoints.flatMap(({ notApplicable = [] }) => notApplicable))
    .map(({ why }) => [why, only(notApplicableTexts, why.en)] as const),
]

export const arabic: Translation = {
  language: 'ar',
  texts: textsOf([
    ...knownTemplates.flatMap(({ published }) => pairsWithReasons(published)),
    ...profiles.flatMap(({ abandonReasons }) =>
      abandonReasons.map(({ code, text }) => [text, only(abandonReasonTexts, code)] as const),
    ),
  ]),
  synonyms: synonymsOf(arabicTexts),
  alikeWords: arabicAlikeWords,
}
