// docker-compose.yml as its reader sees it: anchors merged, variables filled in.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

export const root = join(import.meta.dirname, '../..')
export const composeText = readFileSync(join(root, 'docker-compose.yml'), 'utf8')

export type ComposeService = {
  image: string
  command?: string[]
  environment: Record<string, string | number>
  healthcheck?: unknown
  build?: { context: string; dockerfile: string }
  volumes: string[]
  depends_on?: unknown
  restart?: string
  read_only?: boolean
  init?: boolean
  cap_drop?: string[]
  security_opt?: string[]
  tmpfs?: string[]
  ports?: string[]
}

export type Compose = { services: Record<string, ComposeService>; volumes: Record<string, unknown> }

type Written = Omit<ComposeService, 'environment' | 'volumes'> &
  Pick<Partial<ComposeService>, 'environment' | 'volumes'>

/** A service that says nothing of environment or volumes has none. */
const whole = ({ environment = {}, volumes = [], ...rest }: Written): ComposeService => ({
  ...rest,
  environment,
  volumes,
})

export function readCompose(): Compose {
  const { services, volumes } = parse(composeText, { merge: true }) as Pick<Compose, 'volumes'> & {
    services: Record<string, Written>
  }
  return { services: Object.fromEntries(Object.entries(services).map(([name, one]) => [name, whole(one)])), volumes }
}

/** What Compose would pass to the container when the operator gives `given`. Throws for a required variable that is not given. */
export function environmentOf({ environment }: ComposeService, given: Record<string, string>): Record<string, string> {
  const fill = (value: string) =>
    value.replaceAll(/\$\{(\w+):([?-])([^}]*)\}/g, (_, name: string, kind: string, text: string) => {
      const filled = given[name] || (kind === '-' ? text : undefined)
      if (filled === undefined) throw new Error(text)
      return filled
    })
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, fill(String(value))]))
}
