/**
 * How often a law over generated inputs is tried: `npm run check` tries a quarter, so that it stays short; `npm test` and whoever
 * runs the tests by hand try all. Not for tests that count what they met.
 */
const share = process.env['LAWS'] === 'quarter' ? 4 : 1

export const lawRuns = (all: number): number => Math.ceil(all / share)

/** Of what is tried one by one: every one, or every fourth of them. */
export const lawStep = share
