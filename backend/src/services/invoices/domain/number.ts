/** Credit notes are numbered beside their invoices, under a name no series of invoices can have. */
export const creditSeries = (series: string): string => `${series}-C`

/** `A-2026-000001`. */
export const invoiceNumber = ({ series, year, sequence }: { series: string; year: number; sequence: number }): string =>
  `${series}-${year}-${String(sequence).padStart(6, '0')}`
