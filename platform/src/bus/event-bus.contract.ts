import { describe } from 'vitest'
import type { BusRig } from './contract/bus-rig.ts'
import { deadLetterContract } from './contract/dead-letter.contract.ts'
import { deliveryContract } from './contract/delivery.contract.ts'
import { followEndContract } from './contract/follow-end.contract.ts'
import { membershipContract } from './contract/membership.contract.ts'
import { placesContract } from './contract/places.contract.ts'

/** The 24 promises of the event bus, numbered as in the design, and those to followers of its end; every adapter is held to all of them against the real thing. */
export function eventBusContract(name: string, rig: () => BusRig): void {
  describe(name, () => {
    deliveryContract(rig)
    membershipContract(rig)
    placesContract(rig)
    deadLetterContract(rig)
    followEndContract(rig)
  })
}
