import type { InspectionPayload } from '@sac/contracts/events/inspection-payloads'
import type { Recorded } from '@sac/contracts/inspection/field-key'
import { ruleVersion } from '@sac/contracts/inspection/outcome'
import type { KnownTemplate, OfficeData } from '../model/office-data.ts'
import { recordVehicle, type VehicleForm } from '../model/vehicle-form.ts'

type Kind = InspectionPayload<'started'>['kind']

export type Start = {
  form: VehicleForm
  kind: Kind
  appointmentId: string | null
  retest: { of: string; checkpoints: readonly string[] } | null
}

/** The newest template for this category and kind; null when none has arrived. */
export function templateFor(templates: readonly KnownTemplate[], category: string, kind: Kind): KnownTemplate | null {
  const fitting = templates.filter(
    ({ template }) => template.categories.includes(category) && template.kinds.includes(kind),
  )
  return fitting.toSorted((a, b) => b.template.version - a.template.version)[0] ?? null
}

type Known = { centre: NonNullable<OfficeData['centre']>; template: KnownTemplate }

/** Pins the inspection to template, rule, profile and time zone as known now, and records the car. */
export function startInspection({ form, kind, appointmentId, retest }: Start, { centre, template }: Known): Recorded[] {
  const started: Recorded = {
    type: 'started',
    payload: {
      appointmentId,
      kind,
      templateId: template.template.id,
      templateVersion: template.template.version,
      templateHash: template.hash,
      ruleVersion,
      profileId: centre.profileId,
      timeZone: centre.timeZone,
      centreId: centre.centreId,
      retest: retest && { of: retest.of, checkpoints: [...retest.checkpoints] },
    },
  }
  return [started, ...recordVehicle(form)]
}
