// `npm run complete-lock`, after every change of dependencies: makes package-lock.json usable by `npm ci` on every platform.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { completeLock, type LockFile, sortPackages } from './lock/complete-lock.ts'
import { rootFolder } from './project-folders.ts'

const file = join(rootFolder, 'package-lock.json')
const lock = JSON.parse(await readFile(file, 'utf8')) as LockFile
const added = completeLock(lock)
if (added.length > 0) await writeFile(file, `${JSON.stringify({ ...lock, packages: sortPackages(lock) }, null, 2)}\n`)
console.log(added.length === 0 ? 'The lock file is complete.' : `Added ${added.length} packages of other platforms.`)
