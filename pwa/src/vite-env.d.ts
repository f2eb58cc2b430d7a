interface ImportMetaEnv {
  /** Version of the app, set by the build. */
  readonly VITE_BUILD?: string
}
