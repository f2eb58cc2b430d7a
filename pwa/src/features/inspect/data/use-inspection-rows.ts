import { useMemo } from 'react'
import type { InspectionListing } from '#db/list-inspections.ts'
import { useInspections } from '#device/hooks.ts'
import { type InspectionSummary, summariseInspection } from '../model/summarise-inspection.ts'
import { useQuickOfficeData } from './use-office-data.ts'

export type InspectionRow = { listing: InspectionListing; summary: InspectionSummary }

/** What the rows of these show; undefined until all of it has been read. */
export function useRowsOf(listings: readonly InspectionListing[] | undefined): InspectionRow[] | undefined {
  const office = useQuickOfficeData({ templates: (listings?.length ?? 0) > 0 })
  return useMemo(() => {
    if (!listings || !office) return undefined
    const byHash = new Map(office.templates.map(({ hash, template }) => [hash, template]))
    return listings.flatMap((listing) => {
      const summary = summariseInspection(listing.state, (hash) => byHash.get(hash) ?? null)
      return summary ? [{ listing, summary }] : []
    })
  }, [listings, office])
}

/** The inspections of this device with what their rows show; undefined until both lists have been read. */
export const useInspectionRows = (): InspectionRow[] | undefined => useRowsOf(useInspections())
