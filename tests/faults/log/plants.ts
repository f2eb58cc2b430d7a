// Bugs of the kinds the rig exists for, each a change of a product module's text as it is loaded (plant.ts). No hook for them is
// anywhere in the product; a plant whose text is not found any more ends the run.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProductProcess } from './product-process.ts'

const root = join(import.meta.dirname, '../../..')

/** `find` is in `file` exactly once. */
export type Edit = { file: string; find: string; replace: string }

export type Plant = {
  /** The bug in words. */
  words: string
  /** Logs it shows on. */
  logs: readonly ('kafka' | 'postgres')[]
  /** Shows only where a dump is restored. */
  restore?: true
  edits: readonly Edit[]
}

const both = ['kafka', 'postgres'] as const

export const plants: Readonly<Record<string, Plant>> = {
  'outbox-deleted-first': {
    words: 'the relay deletes outbox rows before the log has acknowledged them',
    logs: both,
    edits: [
      {
        file: 'platform/src/outbox/relay-shards.ts',
        find: '    ;[rows] = await Promise.all([forgetAndList(), publishAll(bus, inHand)])',
        replace: `    await deleteOutboxRows(client, inHand)
    // Long enough for a fault to fall into it: in the product's own process the log takes a message in no time.
    await new Promise((resolve) => setTimeout(resolve, 300))
    ;[rows] = await Promise.all([forgetAndList(), publishAll(bus, inHand)])`,
      },
    ],
  },
  'acknowledged-before-commit': {
    words: 'the gateway answers an upload before its transaction has committed',
    logs: both,
    edits: [
      {
        file: 'sync-gateway/src/uploads/handlers/receive-batch.ts',
        find: '  return judgeAndStore(context.pool, judge, async (tx, judged) => {',
        replace: `  return new Promise((answer, fail) => judgeAndStore(context.pool, judge, async (tx, judged) => {`,
      },
      {
        file: 'sync-gateway/src/uploads/handlers/receive-batch.ts',
        find: `    return { serverTime: at.toISOString(), watermark, except: decision.except }
  })`,
        replace: `    answer({ serverTime: at.toISOString(), watermark, except: decision.except })
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }).catch(fail))`,
      },
    ],
  },
  'dead-letter-lost': {
    words: 'what is given up is remembered as dealt with, and kept nowhere',
    logs: both,
    edits: [
      {
        file: 'platform/src/inbox/insert-dead-letter.ts',
        find: '  const { group, record, partitionKey } = letter\n',
        replace: '  const { group, record, partitionKey } = letter\n  if (letter.step !== "never") return\n',
      },
    ],
  },
  'number-taken-outside': {
    words: 'a certificate number is taken outside the transaction that uses it',
    logs: both,
    edits: [
      {
        file: 'backend/src/services/certificates/handlers/open-certificate.ts',
        find: 'await takeSequence(tx, { station, year })',
        replace: 'await takeSequence(deps.pool, { station, year })',
      },
    ],
  },
  'parked-dropped': {
    words: 'a parked message is deleted when its time comes, without its effect',
    logs: both,
    edits: [
      {
        file: 'platform/src/inbox/retry-parked.ts',
        find: '      if (!(await deleteParked(tx, message))) return\n      const attempts',
        replace: '      if ((await deleteParked(tx, message)) || message.id > 0) return\n      const attempts',
      },
    ],
  },
  'inbox-claim-removed': {
    words: 'an event counts as new whenever it comes, and issuing relies on it',
    logs: both,
    edits: [
      {
        file: 'platform/src/inbox/inbox-rows.ts',
        find: '  return new Set(rows.map(({ eventId }) => eventId))',
        replace: '  return new Set([...eventIds, ...rows.map(({ eventId }) => eventId)])',
      },
      {
        file: 'platform/src/inbox/handle-together.ts',
        find: '    return await takeNew(context, batch)',
        replace: '    return await takeUnknown(context, batch)',
      },
      {
        file: 'backend/src/services/certificates/handlers/issue-from-report.ts',
        find: "  if (reportRevision === null) return skip('a certificate for this or a later revision exists')\n",
        replace: '',
      },
    ],
  },
  'place-past-failed': {
    words: 'a record whose effect fails is passed over instead of parked',
    logs: both,
    edits: [
      {
        file: 'platform/src/inbox/handle-single.ts',
        find: '    return park(context, step, { record, event, started: 1, error: errorText(error) })',
        replace: '    return inPlace(context, step, () => Promise.resolve())',
      },
    ],
  },
  'place-moved-apart': {
    words: 'the place is moved in a transaction of its own, before that of the effect',
    logs: both,
    edits: [
      {
        file: 'platform/src/inbox/handle-together.ts',
        find: '    return await takeNew(context, batch)',
        replace: '    return await takeUnknown(context, batch)',
      },
      {
        file: 'platform/src/inbox/handle-together.ts',
        find: `  return withTransaction(context.pool, async (tx) => {
    const { records, place } = await continuePlace(tx, context.group, batch)`,
        replace: `  const moved = withTransaction(context.pool, (tx) => continuePlace(tx, context.group, batch))
  return moved.then(({ records, place }) => withTransaction(context.pool, async (tx) => {`,
      },
      {
        file: 'platform/src/inbox/handle-together.ts',
        find: '    return place\n  })\n',
        replace: '    return place\n  }))\n',
      },
    ],
  },
  'broker-believed': {
    words: 'reading goes on where the broker believes the group to be, and a hole is no reason to go back',
    logs: ['kafka'],
    edits: [
      {
        file: 'platform/src/bus/kafka/join-group.ts',
        find: '          goOn(member, { topic, partition }, next)\n      return',
        replace:
          '          quietly(() => next >= 0 && member.client.resume([{ topic, partitions: [partition] }]))\n      return',
      },
      {
        file: 'platform/src/inbox/continue-place.ts',
        find: '  if (from > place || to <= place) return { records: [], place }',
        replace: `  if (from > place) {
    await movePlace(tx, { ...at, from: place, to })
    return { records, place: to }
  }
  if (to <= place) return { records: [], place }`,
      },
    ],
  },
  'unstorable-parked': {
    words: 'what the database can never hold is tried again and again',
    logs: both,
    edits: [
      {
        file: 'platform/src/inbox/read-record.ts',
        find: "  if (![envelope.eventId, partitionKey, record.key].every(isStorable)) return flawed('unstorable')",
        replace: '',
      },
      {
        file: 'platform/src/inbox/is-unstorable.ts',
        find: "  return error instanceof Error && 'code' in error",
        replace: "  return error instanceof Error && 'code' in error && error.name === 'never'",
      },
    ],
  },
  'counter-not-raised': {
    words: 'after a restore the numbers go on where the dump stood, whatever left the house since',
    logs: both,
    restore: true,
    edits: [
      {
        file: 'backend/src/services/certificates/restore/adopt-news.ts',
        find: '    for (const { station, year, last } of survey.sequences) await raiseSequence(tx, { station, year, to: last })',
        replace: '',
      },
      {
        file: 'backend/src/services/certificates/restore/adopt-news.ts',
        find: '    for (const { station, year, sequence } of papers) await raiseSequence(tx, { station, year, to: sequence })',
        replace: '',
      },
    ],
  },
}

export type Planted = Plant & { name: string; imports: readonly string[]; env: Readonly<Record<string, string>> }

/** How often `find` is in its file. */
export async function countFindings({ file, find }: Edit): Promise<number> {
  return (await readFile(join(root, file), 'utf8')).split(find).length - 1
}

/** What a process needs to carry the bug. Throws when it cannot be planted any more. */
export async function loadPlant(name: string): Promise<Planted> {
  const plant = plants[name]
  if (!plant) throw new Error(`no plant is called ${name}; there are ${Object.keys(plants).join(', ')}`)
  for (const edit of plant.edits)
    if ((await countFindings(edit)) !== 1) throw new Error(`plant ${name}: ${edit.file} does not hold its text once`)
  return { ...plant, name, imports: [join(import.meta.dirname, 'plant.ts')], env: { RIG_PLANT: name } }
}

/** Throws unless every edit went into some process: a bug that was not there proves nothing. */
export async function requirePlanted({ name, edits }: Planted, processes: readonly ProductProcess[]): Promise<void> {
  const said = (await Promise.all(processes.map(({ outputFile }) => readFile(outputFile, 'utf8')))).join('\n')
  for (const { file } of edits)
    if (!said.includes(plantedMark(name, file))) throw new Error(`plant ${name}: no process has loaded ${file}`)
}

export const plantedMark = (name: string, file: string): string => `planted ${name} in ${file}`
