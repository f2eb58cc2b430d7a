// What outsiders' programs say of the paper: pdfsig, OpenSSL and a QR scanner, with nothing but what the product publishes.
import { checkCadesWithOpenssl } from '../checkers/openssl-cms.ts'
import { checkWithPdfsig } from '../checkers/pdfsig.ts'
import { readQrFromPdf } from '../checkers/read-qr.ts'

export type PaperVerdict = {
  pdfsig: { valid: boolean; wholeDocument: boolean; trusted: boolean }
  openssl: boolean
  /** Texts of the QR codes on the first page. */
  qr: string[]
}

/** Checks a PDF against the authority the product at `url` publishes. */
export async function checkPaper(url: string, pdf: Uint8Array): Promise<PaperVerdict> {
  const ca = await (await fetch(`${url}/.well-known/sac/ca.pem`)).text()
  const { valid, wholeDocument, trusted } = await checkWithPdfsig(pdf, { ca })
  const { verified } = await checkCadesWithOpenssl(pdf, { ca })
  return { pdfsig: { valid, wholeDocument, trusted }, openssl: verified, qr: await readQrFromPdf(pdf) }
}

/** What `checkPaper` says of a good certificate with this address in its QR. */
export const soundPaper = (verifyUrl: string | null): PaperVerdict => ({
  pdfsig: { valid: true, wholeDocument: true, trusted: true },
  openssl: true,
  qr: verifyUrl === null ? [] : [verifyUrl],
})
