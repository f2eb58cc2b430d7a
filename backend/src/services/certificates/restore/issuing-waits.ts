import { DependencyDown } from '@sac/platform/inbox/outcome'

/** The database is older than the papers that left the house: nothing is issued before they are adopted. */
export class IssuingWaits extends DependencyDown {}
