// What differs between jurisdictions, as data. Every figure names its source; `verified: false` marks what was not compared
// with the consolidated legal text.
import { euMinimum, france, ukLike } from './data/profiles.ts'
import type { JurisdictionProfile } from './jurisdiction-profile.ts'

export const profiles: readonly JurisdictionProfile[] = [euMinimum, france, ukLike]

export const findProfile = (id: string): JurisdictionProfile | null =>
  profiles.find((profile) => profile.id === id) ?? null
