// `npm run services -- up | down | env [kafka postgres redis mongo]`: real servers for tests and benchmarks.
import { bringUp } from './services/bring-up.ts'
import type { Service } from './services/service.ts'
import { services } from './services/service-list.ts'
import { readServiceState, type ServiceState } from './services/service-states.ts'
import { takeDown } from './services/take-down.ts'

const usage = `usage: npm run services -- up | down | env [${services.map(({ name }) => name).join(' ')}]`

async function up(service: Service): Promise<void> {
  const { title, variable, value, origin } = await bringUp(service)
  console.log(`${service.name}: ${title} (${origin}) at ${variable}=${withoutPassword(value)}`)
}

async function down(service: Service): Promise<void> {
  const state = await takeDown(service)
  console.log(`${service.name}: ${describeDown(state)}`)
}

function describeDown(state: ServiceState | undefined): string {
  if (!state) return 'was not up'
  return state.origin === 'given' ? 'was given and is left running' : 'stopped'
}

async function env(service: Service): Promise<void> {
  const state = await readServiceState(service.name)
  if (state) console.log(`export ${state.variable}='${state.value}'`)
}

function withoutPassword(value: string): string {
  return value.replace(/:\/\/([^:@/]+):[^@]+@/, '://$1:…@')
}

async function main([action = '', ...names]: string[]): Promise<number> {
  const run = { up, down, env }[action]
  const unknown = names.filter((name) => !services.some((service) => service.name === name))
  if (!run || unknown.length > 0) {
    console.error(usage)
    return 2
  }
  const chosen = services.filter(({ name }) => names.length === 0 || names.includes(name))
  const failures: string[] = []
  for (const service of chosen) {
    await run(service).catch((error: unknown) => failures.push(error instanceof Error ? error.message : String(error)))
  }
  for (const failure of failures) console.error(failure)
  return failures.length === 0 ? 0 : 1
}

// Servers that stay up hold no handle of ours, but a database session may.
process.exit(await main(process.argv.slice(2)))
