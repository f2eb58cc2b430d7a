// What can befall an installation, as data: made from the seed alone, carried out by inflict-fault.ts.

export const poisonKinds = [
  'nul-in-key',
  'nul-in-partitionkey',
  'nul-in-event-id',
  'not-utf8',
  'bad-byte',
  'not-json',
  'empty',
  'unknown-version',
  'large',
  'packed',
] as const
export type PoisonKind = (typeof poisonKinds)[number]

export const groups = [
  'inspection-service-group',
  'certificate-service-group',
  'vehicle-service-group',
  'appointment-service-group',
  'payment-service-group',
  'notification-service-group',
  'sync-gateway-group',
] as const
export type Group = (typeof groups)[number]

/** `broker`, `database`, `backend-1`, `gateway-2` …; `product` where everything is one process. */
type Target = string

export type Fault =
  /** SIGKILL, started again after `downMs`. */
  | { kind: 'kill'; target: Target; downMs: number }
  /** SIGTERM, started again after `downMs`. */
  | { kind: 'stop'; target: Target; downMs: number }
  /** SIGSTOP, SIGCONT after `forMs`. */
  | { kind: 'freeze'; target: Target; forMs: number }
  | { kind: 'poison'; poison: PoisonKind; topic: 'inspections-topic' | 'certificates-topic' }
  /** The committed offsets of a group moved by the broker's own tool while its processes are down. */
  | { kind: 'reset'; group: Group; to: 'earliest' | 'latest' }
  /** Good records of the log are published again, as a relay does that lost the answer. */
  | { kind: 'repeat' }
  /** The database refuses the lines of the newest inspection, or every new paper, for a while: what fails is parked and tried again. */
  | { kind: 'refuse'; what: 'lines' | 'papers'; forMs: number }
  /** A copy of the database's folder, frozen for the moment of copying. */
  | { kind: 'dump' }
  /** The copy takes the place of the database. */
  | { kind: 'restore' }

/** `atMs` counts from the beginning; within a track one fault follows the other, tracks run side by side. */
export type PlannedFault = { id: string; track: string; atMs: number; fault: Fault }

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

const words: { [Kind in Fault['kind']]: (fault: Extract<Fault, { kind: Kind }>) => string } = {
  kill: ({ target, downMs }) => `SIGKILL ${target}, down for ${seconds(downMs)}`,
  stop: ({ target, downMs }) => `SIGTERM ${target}, down for ${seconds(downMs)}`,
  freeze: ({ target, forMs }) => `SIGSTOP ${target} for ${seconds(forMs)}`,
  poison: ({ poison, topic }) => `poison ${poison} on ${topic}`,
  reset: ({ group, to }) => `committed offsets of ${group} to ${to}`,
  repeat: () => 'good records are published again',
  refuse: ({ what, forMs }) =>
    `database refuses ${what === 'lines' ? 'the lines of one inspection' : 'new papers'} for ${seconds(forMs)}`,
  dump: () => 'dump of the database',
  restore: () => 'the dump is restored',
}

export const describeFault = (fault: Fault): string => (words[fault.kind] as (one: Fault) => string)(fault)
