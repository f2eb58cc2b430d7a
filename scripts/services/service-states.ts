import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheFolder } from '../project-folders.ts'
import type { ServiceName } from './service.ts'

/** What `up` left running, so that `env` and `down`, other processes, find it. */
export type ServiceState = {
  name: ServiceName
  variable: string
  value: string
  origin: 'given' | 'docker' | 'native'
  title: string
  pid?: number
  container?: string
}

const folder = join(cacheFolder, 'services')

/** Data, logs and configuration of a service started natively. */
export function serviceFolder(name: ServiceName): string {
  return join(folder, name)
}

export async function writeServiceState(state: ServiceState): Promise<void> {
  await mkdir(folder, { recursive: true })
  // It may hold the password of a throw-away database.
  await writeFile(join(folder, `${state.name}.json`), `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 })
}

export async function readServiceState(name: ServiceName): Promise<ServiceState | undefined> {
  const text = await readFile(join(folder, `${name}.json`), 'utf8').catch(() => '')
  return text === '' ? undefined : (JSON.parse(text) as ServiceState)
}

export async function removeServiceState(name: ServiceName): Promise<void> {
  await rm(join(folder, `${name}.json`), { force: true })
}
