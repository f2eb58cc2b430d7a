/** What the landing says first; so short that it comes with the first lines in every language. */
export type Landing = { headline: string; lead: string }

export const landing: Landing = {
  headline: 'Your car tested, at a time you choose.',
  lead: 'Choose a time, see the price, pay, drive in. You leave with a certificate anybody can check.',
}
