import { findCheckpoint } from '@sac/contracts/template/find-deficiency'
import { knownTemplates } from '@sac/contracts/template/known-templates'

/** Places of codes that no template of this release has a checkpoint for: equipment for them would measure nothing. */
export const unknownCheckpoints = (codes: readonly string[]): number[] =>
  codes.flatMap((code, place) =>
    knownTemplates.some(({ published }) => findCheckpoint(published, code)) ? [] : [place],
  )
