// What the office could not take, in the words of the chosen language where there are any: each thing once.

import type { Reason } from '#db/inspection-status.ts'
import type { EventError } from '#db/outbox-schema.ts'
import { namedBlob } from '../data/named-blob.ts'

type ReasonWords = Readonly<Record<string, string>>

function reasonWords(reason: Reason, words: ReasonWords): string {
  const { code, detail } = reason
  // A paper that was refused for a photo is mended like the photo.
  const about = code === 'certificate-refused' && namedBlob(reason) !== null ? 'photo-unreadable' : code
  return words[about] ?? (detail || code)
}

/** Of one refused entry; the office's own sentence where the app has none. */
export const refusalWords = ({ code, hint }: Pick<EventError, 'code' | 'hint'>, words: ReasonWords): string =>
  words[code.replace('.', '-')] ?? hint

type Trouble = { reasons: readonly Reason[]; refused: readonly { error: Pick<EventError, 'code' | 'hint'> }[] }

export function troubleWords({ reasons, refused }: Trouble, words: ReasonWords): string[] {
  const isKnown = ({ error }: Trouble['refused'][number]) => words[error.code.replace('.', '-')] !== undefined
  // Where each of them is named there is nothing to say of them in general.
  const named = refused.length > 0 && refused.every(isKnown)
  const general = reasons.filter(({ code }) => !named || code !== 'events-refused')
  return [
    ...new Set([
      ...general.map((reason) => reasonWords(reason, words)),
      ...refused.map(({ error }) => refusalWords(error, words)),
    ]),
  ]
}
