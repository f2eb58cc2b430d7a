// Barcode reading of VIN plates.
import { readVin } from '@sac/contracts/text/vin'
import { createBarcodeDetector } from '#platform/barcode-detector.ts'

export type VinReader = (image: ImageBitmapSource) => Promise<string | null>

/** The VIN in a barcode's text: some carry a leading I that is no part of it. */
export function vinInText(text: string): string | null {
  // A Code 39 has stars around it, and an import letter may stand before the number.
  const read = readVin(text.replaceAll('*', '').replace(/^I(?=\w{17}$)/, ''))
  return read.ok && /^[A-HJ-NPR-Z0-9]{17}$/.test(read.vin) ? read.vin : null
}

export async function createVinReader(): Promise<VinReader> {
  const detector = await createBarcodeDetector(['code_39', 'code_128', 'data_matrix', 'qr_code'])
  return async (image) => {
    const codes = await detector.detect(image)
    return codes.map(({ rawValue }) => vinInText(rawValue)).find((vin) => vin !== null) ?? null
  }
}
