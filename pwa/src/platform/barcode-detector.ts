// Reading of barcodes: the browser's own detector where it knows the formats, else zxing from our own origin.

type Format = 'code_39' | 'code_128' | 'data_matrix' | 'qr_code'
type BarcodeDetector = { detect: (image: ImageBitmapSource) => Promise<{ rawValue: string }[]> }
type NativeDetector = {
  new (options: { formats: readonly string[] }): BarcodeDetector
  getSupportedFormats: () => Promise<string[]>
}

async function nativeDetector(formats: readonly Format[]): Promise<BarcodeDetector | null> {
  const Native = (globalThis as { BarcodeDetector?: NativeDetector }).BarcodeDetector
  if (!Native) return null
  const known = await Native.getSupportedFormats()
  return formats.every((format) => known.includes(format)) ? new Native({ formats }) : null
}

async function ownDetector(formats: readonly Format[]): Promise<BarcodeDetector> {
  const [{ BarcodeDetector, prepareZXingModule }, { default: wasm }] = await Promise.all([
    import('barcode-detector/ponyfill'),
    import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ])
  prepareZXingModule({ overrides: { locateFile: () => wasm } })
  return new BarcodeDetector({ formats: [...formats] })
}

/** Loads what it takes; every format asked for can be read. */
export const createBarcodeDetector = async (formats: readonly Format[]): Promise<BarcodeDetector> =>
  (await nativeDetector(formats)) ?? (await ownDetector(formats))
