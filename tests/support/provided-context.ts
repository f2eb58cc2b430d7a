import 'vitest'

// What the global set-ups hand to test files through vitest's inject().
declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser connection string of the test server; tests make their own databases through create-database.ts. */
    postgresUrl: string
    /** Of this run and no other; a watcher's reruns have their own. */
    testRun: string
  }
}
