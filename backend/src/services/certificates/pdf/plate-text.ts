import { isolated, plateInOrder } from '@sac/contracts/text/isolate'

/** Plate and country in the order of the verify page, where the plate stands in an element that reads from the left. */
export const plateText = ({ plate, country }: { plate: string; country: string }): string =>
  `\u2066${plateInOrder(plate || '\u2014')}\u2069  (${isolated(country)})`
