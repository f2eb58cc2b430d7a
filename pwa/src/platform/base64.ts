const onlyBase64 = /^[A-Za-z0-9+/]*$/

/** Standard base64 with padding. Arguments of String.fromCharCode are limited, so bytes go in portions of whole triples. */
export function toBase64(bytes: Uint8Array): string {
  const portion = 3 * 8192
  let text = ''
  for (let at = 0; at < bytes.length; at += portion)
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + portion)))
  return text
}

/** Bytes of standard base64; characters outside the alphabet throw. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const body = text.replace(/=+$/, '')
  if (!onlyBase64.test(body)) throw new Error('not base64')
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
