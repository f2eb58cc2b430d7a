import { BaseSequencer, type TestSpecification } from 'vitest/node'

const startsProducts = /\/tests\/(?:attacks|faults|pipeline)\//

const isLong = ({ moduleId, project }: TestSpecification) => project.name === 'outside' || startsProducts.test(moduleId)

/**
 * What starts whole products or other people's programs is begun first: begun last, as their short files would be where no run before
 * is remembered, they went on alone when all else has ended.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- a sequencer's, not an array's.
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => Number(isLong(other)) - Number(isLong(one)))
  }
}
