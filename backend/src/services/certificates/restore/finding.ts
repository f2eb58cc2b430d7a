/** Something a check says. `open`: it will change, or somebody can still do something about it. */
export type Finding = { open: boolean; text: string; names: readonly string[] }

export const told = (text: string, names: readonly string[] = []): Finding => ({ open: false, text, names })
export const open = (text: string, names: readonly string[] = []): Finding => ({ open: true, text, names })

/** None where there is nothing to name. */
export const openIfAny = (names: readonly string[], text: string): Finding[] =>
  names.length > 0 ? [open(text, names)] : []
export const toldIfAny = (names: readonly string[], text: string): Finding[] =>
  names.length > 0 ? [told(text, names)] : []
