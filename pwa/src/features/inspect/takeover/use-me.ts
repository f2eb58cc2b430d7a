import { useMemo } from 'react'
import { useAccount, useDevice } from '#device/hooks.ts'

export type Me = { deviceId: string; actorId: string }

/** This person on this device; undefined until both are known. */
export function useMe(): Me | undefined {
  const actorId = useAccount()?.current
  const deviceId = useDevice()?.deviceId
  return useMemo(() => (actorId && deviceId ? { actorId, deviceId } : undefined), [actorId, deviceId])
}
