/** One entry that is cut out of one file, and what must be said of it. */
export type Removal = {
  kind: string
  /** What is cut, as a person would call it. */
  entry: string
  /** Relative to the project's folder. */
  file: string
  from: number
  to: number
  instead?: string
  step: Step
  /** In what the step says. */
  noticed: RegExp
  /** Of more removals at one place than `named` (one unless told) not each would be named; left out: only this one is at its place. */
  place?: string
  named?: number
}

export type Step =
  | { name: 'types'; project: '.' | 'pwa' }
  | { name: 'lint'; files: readonly string[] }
  | { name: 'unused' }
  /** `namesEach`: it says of everything that is gone that it is, not of the first alone. */
  | { name: 'unit'; file: string; namesEach?: true }

export const quoted = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
