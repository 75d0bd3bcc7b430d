import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'

/** The SDK's package files with their versions alone, which is what it tells AWS of itself. */
export const versionsAlone: Plugin = {
  name: 'versions-alone',
  setup({ onLoad }) {
    onLoad({ filter: /@aws-sdk.client-[a-z-]+.package\.json$/ }, async ({ path }) => {
      const { version }: { version: string } = JSON.parse(await readFile(path, 'utf8'))
      return { contents: JSON.stringify({ version }), loader: 'json' }
    })
  },
}
