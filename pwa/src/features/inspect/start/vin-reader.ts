// Barcode reading of VIN plates: the browser's own detector where it knows the formats, else zxing from our own origin.
import { readVin } from '@sac/contracts/text/vin'

const formats = ['code_39', 'code_128', 'data_matrix', 'qr_code'] as const

export type VinReader = (image: ImageBitmapSource) => Promise<string | null>

/** The VIN in a barcode's text: some carry a leading I that is no part of it. */
export function vinInText(text: string): string | null {
  // A Code 39 has stars around it, and an import letter may stand before the number.
  const read = readVin(text.replaceAll('*', '').replace(/^I(?=\w{17}$)/, ''))
  return read.ok && /^[A-HJ-NPR-Z0-9]{17}$/.test(read.vin) ? read.vin : null
}

type Detector = { detect: (image: ImageBitmapSource) => Promise<{ rawValue: string }[]> }
type NativeDetector = {
  new (options: { formats: readonly string[] }): Detector
  getSupportedFormats: () => Promise<string[]>
}

async function nativeDetector(): Promise<Detector | null> {
  const Native = (globalThis as { BarcodeDetector?: NativeDetector }).BarcodeDetector
  if (!Native) return null
  const known = await Native.getSupportedFormats()
  return formats.every((format) => known.includes(format)) ? new Native({ formats }) : null
}

async function ownDetector(): Promise<Detector> {
  const [{ BarcodeDetector, prepareZXingModule }, { default: wasm }] = await Promise.all([
    import('barcode-detector/ponyfill'),
    import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ])
  prepareZXingModule({ overrides: { locateFile: () => wasm } })
  return new BarcodeDetector({ formats: [...formats] })
}

export async function createVinReader(): Promise<VinReader> {
  const detector = (await nativeDetector()) ?? (await ownDetector())
  return async (image) => {
    const codes = await detector.detect(image)
    return codes.map(({ rawValue }) => vinInText(rawValue)).find((vin) => vin !== null) ?? null
  }
}
