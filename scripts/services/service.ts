/** One real server that tests and benchmarks may need, in the three ways to get it. */
export type Service = {
  name: ServiceName
  /** Setting that names a server that already runs, and that `env` prints. */
  variable: string
  /** What is started where nothing is given; shown in the output. */
  title: { docker: string; native: string }
  /** Throws when the given server does not answer. */
  check: (value: string) => Promise<unknown>
  startDocker: () => Promise<{ value: string; container: string }>
  startNative: (folder: string) => Promise<{ value: string; pid?: number }>
  /** Stops what `startNative` started, from another process. */
  stopNative: (server: { folder: string; pid?: number }) => Promise<void>
}

export type ServiceName = 'kafka' | 'postgres' | 'redis' | 'mongo'
