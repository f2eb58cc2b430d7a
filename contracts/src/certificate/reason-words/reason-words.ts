import type { statusReasons } from '../status-list.ts'

/**
 * Why a paper counts no more, or not for now, in the words everybody reads: on the verify page, in mails, at the office. One file a
 * language, so that a page carries its own alone.
 */
export type ReasonWords = Readonly<Record<(typeof statusReasons)[number], string>>
