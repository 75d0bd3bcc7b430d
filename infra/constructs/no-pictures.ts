import type { Plugin } from 'esbuild'

/** Leaves out how sheets get pictures, which only the sheet of links has: it weighs 5 kB. */
export const noPictures: Plugin = {
  name: 'no-pictures',
  setup({ onLoad }) {
    onLoad({ filter: /write-excel-file.modules.xlsx.features.images\.js$/ }, () => ({
      contents: 'export default {}',
      loader: 'js',
    }))
  },
}
