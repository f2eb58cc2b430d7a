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
  /** Of two removals at one place only one would be named; left out: only this one is at its place. */
  place?: string
}

export type Step =
  | { name: 'types'; project: '.' | 'pwa' }
  | { name: 'lint'; files: readonly string[] }
  | { name: 'unused' }
  | { name: 'unit'; file: string }

export const quoted = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
