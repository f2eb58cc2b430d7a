import { Banner } from '#design/banner.tsx'
import { useDeviceHealth, useStorageFull } from '#device/hooks.ts'
import { useWords } from '#words/words.tsx'

/** Said at once and in red: this device cannot keep what it is given, or has lost what it had. */
export function HealthBanner() {
  const { common } = useWords().messages
  const { canSave, wiped } = useDeviceHealth()
  const full = useStorageFull()
  if (canSave && !wiped && !full) return null
  const words = full ? common.storageFullBanner : canSave ? common.deviceWiped : common.cannotSave
  return <Banner>{words}</Banner>
}
