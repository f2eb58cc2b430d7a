import { useListing } from '#device/hooks.ts'
import { useCurrentInspection } from '../current-inspection.ts'
import { isAboutText } from './named-blob.ts'

/** Whether car and remark may be written: until the seal, and again once the office has refused a text under it. */
export function useOpenTexts(): boolean {
  const { id, view } = useCurrentInspection()
  const status = useListing(id)?.status
  return !view.sealed || (status?.status === 'needs-attention' && status.reasons.some(isAboutText))
}
