import type { DeadLetter, Poisoned, Snapshot } from './snapshot.ts'

type Check = (snapshot: Snapshot) => string[]
type Placed = { topic: string; partition: number; offset: number }

const placeOf = ({ topic, partition, offset }: Placed) => `${topic}/${partition}/${offset}`
const name = (poison: Poisoned) => `poison ${poison.id} (${poison.kind} at ${placeOf(poison)})`

function checkPoison(poison: Poisoned, letters: readonly DeadLetter[]): string[] {
  const groups = Map.groupBy(letters, ({ group }) => group)
  return [
    ...poison.givenUpBy
      .filter((group) => !groups.has(group))
      .map((group) => `${name(poison)} is no dead letter of ${group}`),
    ...[...groups].flatMap(([group, own]) => [
      ...(own.length === 1 ? [] : [`${name(poison)} is ${own.length} dead letters of ${group}`]),
      ...(poison.givenUpBy.includes(group)
        ? []
        : [`${name(poison)} is a dead letter of ${group}, which does not want it`]),
    ]),
    ...letters
      .filter(({ sha256 }) => sha256 !== poison.sha256)
      .map(({ group }) => `${name(poison)} is a dead letter of ${group} with other bytes`),
  ]
}

const exactlyThePoison: Check = ({ recorded, deadLetters }) => {
  const byPlace = Map.groupBy(deadLetters, placeOf)
  const poisoned = new Set(recorded.poison.map(placeOf))
  return [
    ...recorded.poison.flatMap((poison) => checkPoison(poison, byPlace.get(placeOf(poison)) ?? [])),
    ...deadLetters
      .filter((letter) => !poisoned.has(placeOf(letter)))
      .map((letter) => `${letter.group} gave up the good record ${placeOf(letter)}: ${letter.reason}`),
  ]
}

export const checkDeadLetters: Readonly<Record<string, Check>> = {
  'dead letters are exactly the poison': exactlyThePoison,
}
