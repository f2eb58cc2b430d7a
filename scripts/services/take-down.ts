import { removeContainer } from './docker.ts'
import type { Service } from './service.ts'
import { readServiceState, removeServiceState, type ServiceState, serviceFolder } from './service-states.ts'

/** Stops what `bringUp` started; a given server is left alone. Returns what was taken down, undefined when nothing was up. */
export async function takeDown(service: Service): Promise<ServiceState | undefined> {
  const state = await readServiceState(service.name)
  if (!state) return undefined
  if (state.container !== undefined) await removeContainer(state.container)
  if (state.origin === 'native') {
    const folder = serviceFolder(service.name)
    await service.stopNative(state.pid === undefined ? { folder } : { folder, pid: state.pid })
  }
  await removeServiceState(service.name)
  return state
}
