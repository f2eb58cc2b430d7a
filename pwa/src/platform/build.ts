/** Version of this build. */
export const build: string = import.meta.env.VITE_BUILD ?? 'development'
