import type { Outbox } from '#db/outbox.ts'
import { readMeta } from '#db/outbox-meta.ts'
import type { SyncEngine } from './create-sync-engine.ts'

type RenewalPorts = {
  outbox: Outbox
  engine: Pick<SyncEngine, 'state' | 'resume'>
  enrol: (name: string) => Promise<unknown>
}

/**
 * What to do when somebody signs in, locks, unlocks or enrols. The office may have forgotten this device (a restored server):
 * whoever signs in makes it known again, under its own id. A credential that has just been given is used first, or enrolling
 * would answer itself for ever.
 */
export function createRenewal({ outbox, engine, enrol }: RenewalPorts): () => Promise<void> {
  let before = readMeta(outbox, 'enrolment')
  return async () => {
    const tried = await before
    before = readMeta(outbox, 'enrolment')
    const known = await before
    const wasTried = known !== undefined && known.credential === tried?.credential
    if (wasTried && engine.state().link.status === 'signed-out') await enrol(known.name)
    engine.resume()
  }
}
