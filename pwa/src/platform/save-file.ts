/** Hands a file to the person: as a download. */
export function saveFile({ name, blob }: { name: string; blob: Blob }): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken hold of the URL when the click returns, but large files are read a little later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
