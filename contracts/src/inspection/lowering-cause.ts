import * as z from 'zod/mini'

/** Why a severity is below the catalogue's, as a choice that can be counted. */
export const LoweringCause = z.enum(['slight', 'no-effect', 'permitted', 'misread', 'other'])
export type LoweringCause = z.infer<typeof LoweringCause>
