// What is said of the moment and not of the work: the same work, done again later, may succeed. One table for whatever answers a
// request, handles an event or starts a process. (What asks Redis never throws, it goes on without: `cache/open-redis`.)

/**
 * `away`: nobody took the statement, or its connection is gone; `undone`: somebody was in the way, and the server has undone it; `slow`:
 * it took longer than it may; `full`: no room.
 */
type NotNow = 'away' | 'undone' | 'slow' | 'full'

const byCode: readonly [NotNow, RegExp][] = [
  // Connection exceptions (class 08); the server ends or begins (57P), ended us for waiting (25P), has no connection free (53).
  ['away', /^(08\w{3}|57P0[1-5]|25P0[34]|53300)$/],
  // The words of the socket and of the name lookup …
  ['away', /^E(CONNREFUSED|CONNRESET|CONNABORTED|TIMEDOUT|PIPE|NOTFOUND|AI_AGAIN|NOTCONN)$/],
  ['away', /^(E(HOST|NET)(UNREACH|DOWN)|ERR_STREAM_(DESTROYED|WRITE_AFTER_END)|ERR_SOCKET_CLOSED)$/],
  // … and of a process that has no file, port or buffer left to open one.
  ['away', /^E(AGAIN|MFILE|NFILE|NOBUFS|ADDRNOTAVAIL)$/],
  // Serialisation failure, deadlock.
  ['undone', /^(40001|40P01)$/],
  // A lock or a statement.
  ['slow', /^(55P03|57014)$/],
  ['full', /^(53[124]00|ENOSPC|EDQUOT|ENOMEM)$/],
]

/** The driver's own words, which have no code. */
const unanswered = /^query read timeout$/i
const awayMessages =
  /^connection terminated|^timeout (exceeded when trying to connect|expired)$|(connection error|was closed) and is not queryable$|pool after calling end/i

/** null: it is of the work itself. What an error was caused by counts as well, and the several addresses of one name. */
function notNowOf(error: unknown): NotNow | null {
  if (!(error instanceof Error)) return null
  const own = ofItself(error)
  if (own) return own
  const inner: unknown[] = error instanceof AggregateError ? error.errors : [error.cause]
  return inner.map(notNowOf).find((kind) => kind !== null) ?? null
}

function ofItself(error: Error): NotNow | null {
  const code = 'code' in error ? String(error.code) : ''
  const [kind] = byCode.find(([, codes]) => codes.test(code)) ?? []
  if (kind) return kind
  return isMissingSocket(error, code) || isUnanswered(error) || awayMessages.test(error.message) ? 'away' : null
}

/** The server has said nothing for so long that its connection is given up, with whatever it may still be doing. */
export const isUnanswered = (error: unknown): boolean => error instanceof Error && unanswered.test(error.message)

// A file that is missing is something else.
const isMissingSocket = (error: Error, code: string) =>
  code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect'

export const isNotNow = (error: unknown): boolean => notNowOf(error) !== null

/** The database cannot be reached or threw us out: nothing is wrong with the statement. */
export const isDatabaseDown = (error: unknown): boolean => notNowOf(error) === 'away'

/** Two transactions were in each other's way, and this one is gone: repeat at once. */
export const isUndone = (error: unknown): boolean => notNowOf(error) === 'undone'

/** The server is busy with others: repeat, soon. */
export const isContention = (error: unknown): boolean => ['undone', 'slow'].includes(notNowOf(error) ?? '')

/** No room on disk or in memory: nothing was kept, later it may be. */
export const hasNoRoom = (error: unknown): boolean => notNowOf(error) === 'full'
