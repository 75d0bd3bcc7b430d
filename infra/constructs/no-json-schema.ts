import { pathToFileURL } from 'node:url'
import type { Plugin } from 'esbuild'

/** Leaves out how zod writes JSON Schema: only `npm run openapi` does, and it weighs 18 kB in every function. */
export const noJsonSchema: Plugin = {
  name: 'no-json-schema',
  setup({ onLoad }) {
    onLoad({ filter: /zod.v4.core.(to-json-schema|json-schema-processors)\.js$/ }, async ({ path }) => {
      const exported = Object.keys(await import(pathToFileURL(path).href))
      return { contents: exported.map(name => `export const ${name} = () => {}`).join('\n'), loader: 'js' }
    })
  },
}
