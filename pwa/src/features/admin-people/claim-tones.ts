/** How a claim of a car stands. */
export const claimTones = { open: 'wait', confirmed: 'good', ended: 'quiet' } as const
