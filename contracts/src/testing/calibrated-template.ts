import type { InspectionTemplate } from '../template/template.ts'
import { smallTemplate } from './small-template.ts'

/** The small template with a tread depth that counts only when it was measured with calibrated equipment. */
export const calibratedTemplate: InspectionTemplate = {
  ...smallTemplate,
  sections: smallTemplate.sections.map((section) => ({
    ...section,
    checkpoints: section.checkpoints.map((checkpoint) => ({
      ...checkpoint,
      measurements: checkpoint.measurements.map((measurement) => ({ ...measurement, calibrated: true as const })),
    })),
  })),
}
