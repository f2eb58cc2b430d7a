import type { Messages } from '#words/customer/en.ts'

/** As the office asks of a password that is chosen. */
const leastLength = 12

export const isLongEnough = (password: string): boolean => password.length >= leastLength

/** What is missing of a new password, in words; undefined where nothing is. */
export const passwordProblem = (
  password: string,
  { account, number }: { account: Messages['account']; number: (value: number) => string },
): string | undefined =>
  isLongEnough(password) ? undefined : account.passwordShort(number(leastLength - password.length))
