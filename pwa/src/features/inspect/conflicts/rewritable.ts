import type { InspectionState } from '@sac/contracts/inspection/fold'
import { type FaultyText, faultyTexts } from '@sac/contracts/inspection/written-texts'

/** Refused texts that are lines of their own; those of the seal are given with the next one. */
export const rewritable = (state: InspectionState): FaultyText[] => faultyTexts(state, undefined)
