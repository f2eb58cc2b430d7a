import { decodeClaims } from '@sac/contracts/certificate/claims'
import { decodeSign1 } from '@sac/contracts/certificate/cose'
import { numberKey } from '@sac/contracts/certificate/number'
import { fromDigits } from '@sac/contracts/certificate/qr-digits'
import type { ConfirmByPaper } from '@sac/contracts/http/vehicles'

/** The number on a paper; null where there is none. Its signature is not asked: only numbers that were issued are known here. */
export function numberOnPaper(shown: ConfirmByPaper): string | null {
  if ('number' in shown) return numberKey(shown.number)
  const cose = fromDigits(shown.digits)
  const signed = cose && decodeSign1(cose)
  const claims = signed && decodeClaims(signed.payload)
  return claims ? numberKey(claims.number) : null
}
