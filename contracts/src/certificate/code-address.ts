// Links to the verify page as mail and chat programs leave them.

// The sign before the code as part of the path, encoded once or more often; or a slash too many.
const strayed = /^\/c(?:\/?%(?:25)*23(\d*).*|\/)$/i

/**
 * Where an address leads that is meant for the verify page but is not its own; null where it is, or is meant for something else.
 * A browser keeps the code behind an address that is not in its path.
 * @param path still encoded, without query
 */
export const mendedAddress = (path: string): string | null => {
  const found = strayed.exec(path)
  return found && (found[1] ? `/c#${found[1]}` : '/c')
}
