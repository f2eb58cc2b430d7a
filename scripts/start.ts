// What follows the build in `npm start`: becomes the product, with what its runtime has to be told before it begins.

// Young objects live long enough to be collected young; more arenas of the C library than this keep freed memory for themselves
// (200 MB after a busy hour instead of 130).
const flags = ['--max-semi-space-size=16']
const settings = { MALLOC_ARENA_MAX: '2' }
const entry = 'backend/src/main/all-in-one.ts'

// Windows can replace no process, and has another C library.
if (process.platform === 'win32') await import(`../${entry}`)
else process.execve?.(process.execPath, [process.execPath, ...flags, entry], { ...settings, ...process.env })
