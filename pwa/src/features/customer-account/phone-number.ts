import { plainDigits } from '@sac/contracts/text/latin'

/** A typed phone number as it is sent, with its country (E.164); null for anything else. `00` is the plus of whoever has no plus. */
export function phoneNumber(typed: string): string | null {
  const text = plainDigits(typed.normalize('NFKC'))
  const bare = text
    .replaceAll('(0)', '')
    .replaceAll(/[^\d+]/g, '')
    .replace(/^00/, '+')
  return /^\+[1-9]\d{6,14}$/.test(bare) && /^[\s\d+()./\p{Dash}\p{Cf}]*$/u.test(text) ? bare : null
}
