import { v7 } from 'uuid'

/** Makes a fresh identifier: a lower-case UUID string. */
export type NewId = () => string

/** Time-ordered UUID (version 7): rows inserted together lie together in the index. */
export const uuidv7: NewId = () => v7()
