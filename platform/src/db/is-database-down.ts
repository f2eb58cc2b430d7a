// Connection exceptions (class 08), shutting down or starting up (57P), too many connections, and the words of the socket and of the name lookup.
const downCodes = /^(08\w{3}|57P0[123]|53300|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)$/
const downMessages =
  /connection terminated|timeout exceeded when trying to connect|^timeout expired$|connection error and is not queryable|pool after calling end/i
// Serialisation failure, deadlock, lock timeout: the same work succeeds when repeated.
const contentionCodes = /^(40001|40P01|55P03)$/

const noRoomCodes = /^(53100|53200|ENOSPC|EDQUOT)$/

/** The database cannot be reached or threw us out: nothing is wrong with the statement. */
export function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return downCodes.test(codeOf(error)) || isMissingSocket(error) || downMessages.test(error.message)
}

// A file that is missing is something else.
const isMissingSocket = (error: Error) =>
  codeOf(error) === 'ENOENT' && 'syscall' in error && error.syscall === 'connect'

/** Two transactions were in each other's way: repeat at once. */
export function isContention(error: unknown): boolean {
  return error instanceof Error && contentionCodes.test(codeOf(error))
}

/** No room on disk or in memory (53100, 53200, or the file system's own words): nothing was kept, later it may be. */
export function hasNoRoom(error: unknown): boolean {
  return error instanceof Error && noRoomCodes.test(codeOf(error))
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : ''
}
