import { useEffect, useMemo, useState } from 'react'
import { useReference } from '#device/hooks.ts'
import type { KnownTemplate, OfficeData } from '../model/office-data.ts'
import { shippedTemplates } from './shipped-templates.ts'
import { toOfficeData } from './to-office-data.ts'

function useShippedTemplates(wanted: boolean): readonly KnownTemplate[] | undefined {
  const [shipped, setShipped] = useState<readonly KnownTemplate[]>()
  useEffect(() => {
    if (!wanted) return
    let current = true
    const load = async () => {
      const templates = await shippedTemplates()
      if (current) setShipped(templates)
    }
    void load()
    return () => {
      current = false
    }
  }, [wanted])
  return shipped
}

/** Appointments, templates, equipment and centre as known here; undefined until read. */
export function useOfficeData(): OfficeData | undefined {
  const known = useReference()
  const shipped = useShippedTemplates(true)
  return useMemo(() => (known && shipped ? toOfficeData(known, shipped) : undefined), [known, shipped])
}

const none: readonly KnownTemplate[] = []

/** The same without waiting for the templates this version brings; they are fetched only when `templates` are wanted. */
export function useQuickOfficeData({ templates }: { templates: boolean }): OfficeData | undefined {
  const known = useReference()
  const shipped = useShippedTemplates(templates)
  return useMemo(() => (known ? toOfficeData(known, shipped ?? none) : undefined), [known, shipped])
}
