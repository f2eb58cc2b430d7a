import fc from 'fast-check'
import { lawRuns } from './law-runs.ts'

// A law that does not say how often it is tried.
fc.configureGlobal({ numRuns: lawRuns(100) })
