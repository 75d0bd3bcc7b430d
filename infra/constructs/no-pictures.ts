import type { Plugin } from 'esbuild'

/** Leaves out how sheets get pictures and rules of colour: none of ours has any, and they weigh 9 kB. */
export const noPictures: Plugin = {
  name: 'no-pictures',
  setup({ onLoad }) {
    onLoad({ filter: /write-excel-file.modules.xlsx.features.(images|conditionalFormatting)\.js$/ }, () => ({
      contents: 'export default {}',
      loader: 'js',
    }))
  },
}
