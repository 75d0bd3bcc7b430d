import { runCommand } from '../command-line.ts'
import { parseOptions } from './options.ts'

/** `npm run demo`: what has to be loaded for it, once the options are good. */
await runCommand(async () => {
  const options = parseOptions(process.argv.slice(2))
  const [{ demo }, { inChinese }] = await Promise.all([import('./demo.ts'), import('./desk.ts')])
  await demo(options).catch(error => {
    throw inChinese(error)
  })
})
