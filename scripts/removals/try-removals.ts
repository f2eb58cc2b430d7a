// Cuts entries out of a copy and asks the step of the check that must notice. What the step names one by one, as the compiler
// does, is cut many at a time; what it would name together is cut one after the other.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { runProgram } from '../process/run-program.ts'
import type { Removal, Step } from './removal.ts'

export type Tried = { removal: Removal; noticed: boolean; said: string }

/** Groups that may be cut together, asked about with one step each. */
export function roundsOf(removals: readonly Removal[]): Removal[][] {
  const rounds: Removal[][] = []
  for (const removal of removals) {
    const round = namesEach(removal.step) ? rounds.find((others) => fits(removal, others)) : undefined
    if (round) round.push(removal)
    else rounds.push([removal])
  }
  return rounds
}

const sameStep = (one: Step, other: Step) => JSON.stringify(one) === JSON.stringify(other)

const namesEach = (step: Step) => step.name === 'types' || (step.name === 'unit' && step.namesEach === true)

const fits = ({ step, place, named = 1 }: Removal, round: readonly Removal[]) =>
  round.every((other) => sameStep(other.step, step)) &&
  (place === undefined || round.filter((other) => other.place === place).length < named)

/** What a step says of the copy. */
export async function ask(folder: string, step: Step): Promise<{ code: number; said: string }> {
  const [program = '', ...args] = commands[step.name](step as never)
  const path = `${join(folder, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`
  const env = { ...process.env, PATH: path, GOGC: 'off', GOMEMLIMIT: '2GiB', LAWS: 'quarter', FORCE_COLOR: '0' }
  const { code, stdout, stderr } = await runProgram(program, args, { cwd: folder, env, timeoutMs: 600_000 })
  return { code, said: stripVTControlCharacters(`${stdout.toString()}\n${stderr}`) }
}

const commands: { [Name in Step['name']]: (step: Extract<Step, { name: Name }>) => string[] } = {
  types: ({ project }) => ['tsc', '-p', project, '--pretty', 'false'],
  lint: ({ files }) => ['oxlint', '--deny-warnings', ...files],
  unused: () => ['knip', '--no-progress'],
  unit: ({ file }) => ['vitest', 'run', '--project', 'unit', '--reporter=dot', file],
}

/** Tries all of a round together. Of much that is gone at once not everything may be named: what was not is tried again alone. */
export async function tryRound(folder: string, round: readonly Removal[]): Promise<Tried[]> {
  const results = await tryTogether(folder, round)
  if (round.length === 1) return results
  const settled: Tried[] = []
  for (const one of results) settled.push(...(one.noticed ? [one] : await tryTogether(folder, [one.removal])))
  return settled
}

/** Cuts all of them, asks, and puts everything back. */
async function tryTogether(folder: string, round: readonly Removal[]): Promise<Tried[]> {
  const [first] = round
  if (!first) return []
  const before = new Map<string, string>()
  for (const { file } of round) before.set(file, await readFile(join(folder, file), 'utf8'))
  for (const [file, text] of before) {
    const here = round.filter((one) => one.file === file)
    await writeFile(join(folder, file), cut(text, here))
  }
  const { code, said } = await ask(folder, first.step)
  for (const [file, text] of before) await writeFile(join(folder, file), text)
  return round.map((removal) => ({ removal, noticed: code !== 0 && removal.noticed.test(said), said }))
}

/** The last first, so that the places of the others stay. */
const cut = (text: string, removals: readonly Removal[]): string =>
  removals
    .toSorted((a, b) => b.from - a.from)
    .reduce((left, { from, to, instead = '' }) => left.slice(0, from) + instead + left.slice(to), text)
