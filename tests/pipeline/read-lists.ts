// Lists of the API, read to their end.
import { expect } from 'vitest'
import type { Product } from './open-product.ts'

type Reader = Pick<Product['office'], 'get'>
type Row = Record<string, string>
type Expected = { list: string; id: string; count: number; reader?: Reader }

/** Expects a list to be read to its end, as the office of the product unless told as whom. */
export function listsOf(product: () => Product) {
  /** Follows `Link` from `path` to the last page. */
  async function readAll(path: string, list: string, reader: Reader): Promise<Row[][]> {
    const pages: Row[][] = []
    for (let next: string | null = path; next !== null && pages.length < 50; ) {
      const response: Response = await reader.get(next)
      expect([next, response.status]).toEqual([next, 200])
      pages.push(((await response.json()) as Record<string, Row[]>)[list] ?? [])
      const link: string | undefined = /^<(\?[^>]+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1]
      next = link === undefined ? null : `${path.split('?')[0]}${link}`
    }
    return pages
  }

  /** More than one page, each row once, and all of them. */
  return async (path: string, { list, id, count, reader = product().office }: Expected): Promise<void> => {
    const pages = await readAll(path, list, reader)
    const ids = pages.flat().map((row) => row[id])
    expect(pages.length).toBeGreaterThan(1)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBe(count)
  }
}
