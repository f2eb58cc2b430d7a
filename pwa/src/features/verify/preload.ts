/** Stands in for the bundler's preloading of styles and imports of lazy files: the lazy files of this page have neither. */
export const __vitePreload = <Module>(load: () => Promise<Module>): Promise<Module> => load()
