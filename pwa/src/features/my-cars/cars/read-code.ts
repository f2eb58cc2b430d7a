import { createBarcodeDetector } from '#platform/barcode-detector.ts'

/** The text of the square code in a picture; null where none is found. */
export async function readCode(picture: Blob): Promise<string | null> {
  const image = await createImageBitmap(picture)
  try {
    const [code] = await (await createBarcodeDetector(['qr_code'])).detect(image)
    return code?.rawValue ?? null
  } finally {
    image.close()
  }
}
