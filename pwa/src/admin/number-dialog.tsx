import type { Operation } from '@sac/contracts/operations/operation'
import { useState } from 'react'
import type { Input } from '#api/office.ts'
import { TextField } from '#design/text-field.tsx'
import { ActDialog } from './act-dialog.tsx'
import { figureOf } from './read-figures.ts'
import { WhatChanged } from './what-changed.tsx'

type NumberDialogProps<Row extends Operation> = {
  row: Row
  title: string
  act: string
  text: string
  label: string
  /** Said where what is typed is no whole number within `range`. */
  wrong: string
  range: readonly [least: number, most: number]
  /** In force now; what it was when the dialog was opened is sent with the act, so that nobody overwrites what they have not seen. */
  known: number
  inWords: (value: number) => string
  input: (given: { value: number; seen: number }) => Input<Row>
  onClose: () => void
}

/** Asks for one whole number that is in force from then on. */
export function NumberDialog<Row extends Operation>(props: NumberDialogProps<Row>) {
  const { row, title, act, text: why, label, wrong, range, known, inWords, input, onClose } = props
  const [least, most] = range
  const [seen] = useState(known)
  const [text, setText] = useState(String(known))
  const value = figureOf(text) ?? Number.NaN
  const isRight = value >= least && value <= most
  return (
    <ActDialog
      row={row}
      title={title}
      act={act}
      isReady={isRight}
      input={() => input({ value, seen })}
      onClose={onClose}
    >
      <p>{why}</p>
      <WhatChanged before={[inWords(seen)]} now={[inWords(known)]} />
      <TextField
        label={label}
        inputMode="numeric"
        dir="ltr"
        maxLength={String(most).length}
        value={text}
        onChange={setText}
        problem={isRight ? undefined : wrong}
      />
    </ActDialog>
  )
}
