/** Why bytes are no photo that may become evidence. Stable: they are told in events. */
export type JpegFault =
  | 'not-jpeg'
  | 'cut-short'
  | 'damaged'
  | 'no-pixels'
  | 'too-many-pixels'
  /** A JPEG of a kind no camera or browser writes: lossless, arithmetic, 12 bits. */
  | 'unsupported'
  /** Something follows the picture: an archive or a programme may hide there. */
  | 'trailing-bytes'

/** Goes on where it holds. */
export function insist(holds: boolean, fault: JpegFault): asserts holds {
  if (!holds) throw new JpegError(fault)
}

/** Ends the reading; caught where it began, never seen outside of this folder. */
export class JpegError extends Error {
  override readonly name = 'JpegError'
  readonly fault: JpegFault
  constructor(fault: JpegFault) {
    super(fault)
    this.fault = fault
  }
}
