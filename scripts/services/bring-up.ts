import { hasDockerEngine, removeContainer } from './docker.ts'
import type { Service } from './service.ts'
import { readServiceState, type ServiceState, serviceFolder, writeServiceState } from './service-states.ts'
import { takeDown } from './take-down.ts'

/**
 * Makes the service available and remembers how: a given URL first, then Docker when an engine answers, then a program of
 * this machine. One that is already up stays. Throws one sentence that names what is missing.
 */
export async function bringUp(service: Service): Promise<ServiceState> {
  const running = await findRunning(service)
  if (running) return running
  const state = await start(service)
  await writeServiceState(state)
  return state
}

async function findRunning(service: Service): Promise<ServiceState | undefined> {
  const state = await readServiceState(service.name)
  const given = process.env[service.variable]
  if (!state || (given && given !== state.value)) return undefined
  try {
    await service.check(state.value)
    return state
  } catch {
    await takeDown(service)
    return undefined
  }
}

async function start(service: Service): Promise<ServiceState> {
  const { name, variable, title } = service
  const given = process.env[variable]
  if (given) {
    await checkGiven(service, given)
    return { name, variable, value: given, origin: 'given', title: `given by ${variable}` }
  }
  if (await hasDockerEngine()) {
    return { name, variable, origin: 'docker', title: title.docker, ...(await startDocker(service)) }
  }
  return { name, variable, origin: 'native', title: title.native, ...(await service.startNative(serviceFolder(name))) }
}

async function checkGiven({ check, variable }: Service, value: string): Promise<void> {
  try {
    await check(value)
  } catch (cause) {
    throw new Error(`The server named by ${variable} does not answer: start it, or unset ${variable}.`, { cause })
  }
}

async function startDocker(service: Service): Promise<{ value: string; container: string }> {
  try {
    return await service.startDocker()
  } catch (cause) {
    await removeContainer(`smartautocheck-${service.name}`)
    throw cause
  }
}
