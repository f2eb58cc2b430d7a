// Long lists come in pages. An answer that is not the last names the next in its header `Link: <?…&after=…>; rel="next"` (RFC
// 8288); a list is read to its end by following it.
import * as z from 'zod/mini'

/** Where a page goes on; made by the server, to be sent back as it is. */
export const After = z.optional(z.string().check(z.regex(/^[\w-]{1,1000}$/)))

/** Of lists of what is about cars: the beginning of a plate however it is spelled (text/keys), at least two letters or digits. */
export const PlateSearch = z.optional(z.string().check(z.minLength(2), z.maxLength(60)))

/** The query of a list that has nothing to choose. */
export const ListPage = z.strictObject({ after: After })
