import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const caddyfile = readFileSync(join(import.meta.dirname, '../../deploy/Caddyfile'), 'utf8')

const shapes = /@gateway path (.+)/.exec(caddyfile)?.[1]?.split(' ') ?? []

/** Whether the one address of two processes sends this path to the sync gateway. */
export const isSentToGateway = (path: string): boolean =>
  shapes.some((shape) => (shape.endsWith('*') ? path.startsWith(shape.slice(0, -1)) : path === shape))
