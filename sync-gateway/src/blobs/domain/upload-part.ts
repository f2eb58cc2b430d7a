export type UploadPart = {
  /** Where the first byte of this request belongs. */
  offset: number
  /** Size of the whole photo. */
  length: number
  /** False: more parts follow. */
  complete: boolean
}
