// Files as they were built. A text travels as it was compressed then (`<file>.br`, `<file>.gz`); what is sent is looked up at each
// request, because a newer build may have come. sirv ends the process when a file goes while it is sent, and express-static-gzip
// then names an encoding its answer does not have: hence these lines around serve-static.
import { extname } from 'node:path'
import express, { type RequestHandler, type Response } from 'express'

const endings = { br: '.br', gzip: '.gz' } as const
type Encoding = keyof typeof endings
const encodings = Object.keys(endings) as Encoding[]

type Keeping = {
  /** A name is one content for ever; otherwise whoever has kept a file asks whether it still holds. */
  forever: boolean
}

/** Serves the files of a folder by their whole name; whatever is not there is left to the next handler. */
export function builtFiles(folder: string, { forever }: Keeping): RequestHandler[] {
  const keeping = forever ? { immutable: true, maxAge: '365d' } : { cacheControl: false }
  const setHeaders = (response: Response, path: string) => {
    if (!forever) response.set('Cache-Control', 'no-cache')
    nameEncoding(response, path)
  }
  const files = express.static(folder, { ...keeping, index: false, redirect: false, setHeaders })
  const compressed = (encoding: Encoding): RequestHandler => {
    return (request, response, next) => {
      if (request.acceptsEncodings([encoding]) === false) return next()
      const asked = request.url
      const [path = '', query] = asked.split('?')
      request.url = `${path}${endings[encoding]}${query === undefined ? '' : `?${query}`}`
      files(request, response, (error?: unknown) => {
        request.url = asked
        next(error)
      })
    }
  }
  return [...encodings.map(compressed), files]
}

function nameEncoding(response: Response, path: string): void {
  response.vary('Accept-Encoding')
  const encoding = encodings.find((one) => path.endsWith(endings[one]))
  if (encoding === undefined) return
  response.set('Content-Encoding', encoding).type(extname(path.slice(0, -endings[encoding].length)))
}
