import type { Changes } from './changes.ts'
import type { Outbox } from './outbox.ts'
import type { View } from './view.ts'

/** Everything this device keeps. */
export type LocalStore = { outbox: Outbox; view: () => Promise<View>; changes: Changes }
