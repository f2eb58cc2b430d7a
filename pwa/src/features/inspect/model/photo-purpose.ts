import type { InspectionPayload } from '@sac/contracts/events/inspection-payloads'

/** What a photo is of; with a defect it belongs to that defect. */
export type PhotoPurpose = Pick<InspectionPayload<'photo-captured'>, 'role' | 'checkpoint' | 'defectId'>

export const bayPurpose: PhotoPurpose = { role: 'bay', checkpoint: null, defectId: null }

export const checkpointPurpose = (checkpoint: string, defectId: string | null): PhotoPurpose => ({
  role: defectId === null ? 'checkpoint' : 'defect',
  checkpoint,
  defectId,
})
