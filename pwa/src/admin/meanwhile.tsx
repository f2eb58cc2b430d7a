import type { Operation } from '@sac/contracts/operations/operation'
import { useState } from 'react'
import type { Input, Output } from '#api/office.ts'
import { useOffice } from '#api/use-office.ts'
import { useStaffNames } from './use-staff-names.ts'
import { WhatChanged } from './what-changed.tsx'

type MeanwhileProps<Row extends Operation> = {
  /** What reads the record. */
  row: Row
  input: Input<Row>
  /** The record in lines somebody can read and compare. */
  lines: (said: Output<Row>) => readonly string[]
  /** The record as it was shown, where the page has it from another operation; else as it is first answered. */
  shown?: Output<Row>
  /** Whose account changed it last, where the record says so. */
  by?: (said: Output<Row>) => string | null
}

/** While somebody looks at a dialog. */
const everyMs = 5_000

/** In a dialog over a record: what somebody else has made of it since the dialog was opened, and who. */
export function Meanwhile<Row extends Operation>({ row, input, lines, shown, by }: MeanwhileProps<Row>) {
  const { data } = useOffice(row, input, { everyMs })
  const nameOf = useStaffNames()
  const [seen, setSeen] = useState(shown ?? data)
  if (data === undefined) return null
  if (seen === undefined) setSeen(data)
  const author = by?.(data) ?? null
  return <WhatChanged before={lines(seen ?? data)} now={lines(data)} {...(author ? { by: nameOf(author) } : {})} />
}
