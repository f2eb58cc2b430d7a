// The columns most lists have, each in one line: what is read is shown, and written into the file.
import { Figures } from '#design/plate.tsx'
import { When } from '../when.tsx'
import type { Column } from './list-types.ts'
import { WholeWords } from './whole-words.tsx'

type More = Partial<Pick<Column<never>, 'sorts' | 'isExtra' | 'atEnd'>>
type Read<T> = (one: T) => string | null

/** A word, a name, a sentence. */
export const wordColumn = <T,>(id: string, name: string, read: Read<T>, more: More = {}): Column<T> => ({
  id,
  name,
  cell: (one) => {
    const text = read(one)
    return text && <WholeWords>{text}</WholeWords>
  },
  text: read,
  ...more,
})

/** A number of something, a VIN: left to right whatever the language, in tabular figures. */
export const figuresColumn = <T,>(id: string, name: string, read: Read<T>, more: More = {}): Column<T> => ({
  id,
  name,
  cell: (one) => {
    const text = read(one)
    return text && <Figures>{text}</Figures>
  },
  text: read,
  ...more,
})

/** An instant, ISO. */
export const whenColumn = <T,>(id: string, name: string, read: Read<T>, more: More = {}): Column<T> => ({
  id,
  name,
  cell: (one) => <When at={read(one)} />,
  text: read,
  ...more,
})
