import type { Group } from './groups-table.tsx'

export type Lost = Group['partitions'][number] & {
  group: string
  committed: number
  /** The group's place is behind all there is: this is another log than it read before. */
  isAnew: boolean
}

/** Where the log no longer holds what a group would read next: it stands still there until somebody decides. */
export const lostOf = (groups: readonly Group[]): Lost[] =>
  groups.flatMap(({ group, partitions }) =>
    partitions.flatMap(({ committed, ...place }) =>
      committed !== null && (committed < place.first || committed > place.end)
        ? [{ ...place, group, committed, isAnew: committed > place.end }]
        : [],
    ),
  )
