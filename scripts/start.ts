// What follows the build in `npm start`: becomes the product, with what its runtime has to be told before it begins.
import { join } from 'node:path'
import { cacheFolder } from './project-folders.ts'

// Young objects live long enough to be collected young: of an inspection's CPU 16 MB cost a twelfth more, and 64 MB stand 200 MB
// higher while it is busy, gone again a minute later. And freed memory goes back: what the C library keeps of it, in many arenas and
// between small pieces, were 100 MB an hour after a busy one.
const flags = ['--max-semi-space-size=64']
const memory = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '65536', MALLOC_TRIM_THRESHOLD_: '131072' }
// Half of what a start costs is reading the same modules as the start before.
const settings = { ...memory, NODE_COMPILE_CACHE: join(cacheFolder, 'compiled') }
const entry = 'backend/src/main/all-in-one.ts'

// Windows can replace no process, and has another C library.
if (process.platform === 'win32') await import(`../${entry}`)
else process.execve?.(process.execPath, [process.execPath, ...flags, entry], { ...settings, ...process.env })
