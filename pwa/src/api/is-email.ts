import { EmailAddress } from '@sac/contracts/http/accounts'

/** As the office takes addresses, blanks around it aside. */
export const isEmail = (typed: string): boolean => EmailAddress.safeParse(typed.trim()).success
