import type { Plugin } from 'esbuild'

/** Leaves a feature of the library of sheets out. */
const without = (name: string, feature: string): Plugin => ({
  name,
  setup({ onLoad }) {
    const filter = new RegExp(`write-excel-file.modules.xlsx.features.${feature}\\.js$`)
    onLoad({ filter }, () => ({ contents: 'export default {}', loader: 'js' }))
  },
})

/** Leaves out how sheets get rules of colour: none of ours has any, and they weigh 3 kB. */
export const noColourRules = without('no-colour-rules', 'conditionalFormatting')

/** Leaves out how sheets get pictures, which only the sheet of links has: it weighs 5 kB. */
export const noPictures = without('no-pictures', 'images')
