import { deviceOf } from '#api/device-of.ts'
import { useWords } from '#words/admin/words.tsx'

/** What a person calls the browser of a session. */
export function useDeviceName(): (agent: string | null) => string {
  const { account } = useWords().messages
  return (agent) => {
    const device = deviceOf(agent)
    return device ? account.browserOn(device.browser, device.system) : (agent ?? account.unknownDevice)
  }
}
