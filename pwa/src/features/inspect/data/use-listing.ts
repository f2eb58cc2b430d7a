import { useInspections } from '#db/hooks.ts'
import type { InspectionListing } from '#db/list-inspections.ts'

/** How far one inspection has come; undefined while unknown. */
export function useListing(inspectionId: string): InspectionListing | undefined {
  return useInspections()?.find((listing) => listing.inspectionId === inspectionId)
}
